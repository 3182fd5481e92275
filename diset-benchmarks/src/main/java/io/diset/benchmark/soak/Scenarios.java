package io.diset.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All scenarios, with how often each is chosen.
 */
final class Scenarios {

	private static final List<Named> ALL = List.of(new Named("conversation", 40, new Conversation()),
			new Named("failing handler", 4, RefusedPeers::failingHandler),
			new Named("refused by handler", 4, RefusedPeers::refusedByHandler),
			new Named("unknown message", 3, RefusedPeers::unknownMessage),
			new Named("wrong types", 3, RefusedPeers::wrongTypes),
			new Named("unknown service", 3, RefusedPeers::unknownService),
			new Named("untrusted certificate", 4, RefusedPeers::untrusted),
			new Named("garbage for TLS", 4, BrokenPeers::garbageForTls),
			new Named("garbage for a proposal", 3, BrokenPeers::garbageForProposal),
			new Named("garbage for a message", 3, BrokenPeers::garbageForMessage),
			new Named("garbage in a frame", 3, BrokenPeers::garbageInFrame),
			new Named("oversized proposal", 3, BrokenPeers::oversizedProposal),
			new Named("oversized message", 3, BrokenPeers::oversizedMessage),
			new Named("half a frame", 4, BrokenPeers::halfFrame), new Named("silent TCP", 6, SilentPeers::silentTcp),
			new Named("half a handshake", 6, SilentPeers::halfHandshake),
			new Named("no proposal", 3, SilentPeers::noProposal),
			new Named("no connect arguments", 3, SilentPeers::noArguments),
			new Named("reads slowly", 4, SlowPeers::readsSlowly), new Named("pauses", 3, SlowPeers::pauses),
			new Named("leaves work behind", 5, SlowPeers::leavesWork));

	private static final List<Named> BY_WEIGHT = byWeight();

	private Scenarios() {
	}

	static Named choose(RandomGenerator random) {
		return BY_WEIGHT.get(random.nextInt(BY_WEIGHT.size()));
	}

	/**
	 * Return the names of all scenarios.
	 * @return the names
	 */
	static List<String> names() {
		return ALL.stream().map(Named::name).toList();
	}

	private static List<Named> byWeight() {
		List<Named> all = new ArrayList<>();
		for (Named scenario : ALL) {
			for (int i = 0; i < scenario.weight(); i++) {
				all.add(scenario);
			}
		}
		return List.copyOf(all);
	}

	/**
	 * A scenario with a name.
	 *
	 * @param name the name
	 * @param weight how often it is chosen
	 * @param scenario the scenario
	 */
	record Named(String name, int weight, Scenario scenario) {

	}

}

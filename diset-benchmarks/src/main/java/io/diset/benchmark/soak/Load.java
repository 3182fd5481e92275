package io.diset.benchmark.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Threads that run one scenario after the other. Which ones, and what these leave to
 * chance, the seed says; how they meet in time, it does not.
 */
final class Load {

	private static final int ACTORS = 24;

	private static final Duration STOP_TIMEOUT = World.PATIENCE.multipliedBy(3);

	private final List<SplittableRandom> randoms = new ArrayList<>();

	private final World world;

	Load(World world, long seed) {
		this.world = world;
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < ACTORS; i++) {
			this.randoms.add(random.split());
		}
	}

	/**
	 * Run scenarios for a time, and wait until all have ended.
	 * @param time the time
	 * @throws InterruptedException if the thread is interrupted
	 */
	void round(Duration time) throws InterruptedException {
		this.world.beginRound();
		List<Thread> actors = new ArrayList<>();
		for (int i = 0; i < ACTORS; i++) {
			SplittableRandom random = this.randoms.get(i);
			Thread actor = new Thread(() -> act(random), "soak-actor-" + i);
			actor.setDaemon(true);
			actor.start();
			actors.add(actor);
		}
		Thread.sleep(time.toMillis());
		this.world.endRound();
		for (Thread actor : actors) {
			actor.join(STOP_TIMEOUT.toMillis());
			if (actor.isAlive()) {
				throw new IllegalStateException(
						"%s does not end: %s".formatted(actor.getName(), List.of(actor.getStackTrace())));
			}
		}
	}

	private void act(SplittableRandom randoms) {
		while (!this.world.isRoundOver()) {
			RandomGenerator random = randoms.split();
			Scenarios.Named scenario = Scenarios.choose(random);
			try {
				scenario.scenario().run(this.world, random);
			}
			catch (Exception ex) {
				this.world.tally().failed(scenario.name(), ex);
			}
			this.world.tally().add("scenario: " + scenario.name());
		}
	}

}

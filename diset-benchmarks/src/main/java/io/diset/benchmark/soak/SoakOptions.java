package io.diset.benchmark.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What a run is asked to do.
 *
 * @param time how long there is load, and quiet points in between
 * @param seed decides what is left to chance
 * @param fault what is to go wrong
 * @param openSsl whether the service uses OpenSSL
 * @param properties arguments for the service, which are properties of Spring Boot
 */
record SoakOptions(Duration time, long seed, Fault fault, boolean openSsl, List<String> properties) {

	private static final int ROUNDS = 10;

	private static final Duration SHORTEST_ROUND = Duration.ofSeconds(4);

	private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

	/**
	 * Read the options.
	 * @param args the arguments of the command
	 * @param randomSeed the seed if none is given
	 * @return the options
	 * @throws IllegalArgumentException if there are others
	 */
	static SoakOptions parse(List<String> args, long randomSeed) {
		Duration time = Duration.ofMinutes(1);
		long seed = randomSeed;
		Fault fault = Fault.NONE;
		boolean openSsl = false;
		List<String> properties = new ArrayList<>();
		Iterator<String> rest = args.iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			if (option.equals("--openssl")) {
				openSsl = true;
			}
			else if (option.equals("--seed")) {
				seed = Long.parseLong(value(option, rest));
			}
			else if (option.equals("--fault")) {
				fault = faultOf(value(option, rest));
			}
			else if (option.startsWith("--diset.") || option.startsWith("--spring.")) {
				properties.add(option);
			}
			else {
				time = minutes(option);
			}
		}
		return new SoakOptions(time, seed, fault, openSsl, List.copyOf(properties));
	}

	/**
	 * Return how long there is load between two quiet points.
	 * @return the time
	 */
	Duration round() {
		Duration round = this.time.dividedBy(ROUNDS);
		if (round.compareTo(SHORTEST_ROUND) < 0) {
			return SHORTEST_ROUND;
		}
		return (round.compareTo(LONGEST_ROUND) > 0) ? LONGEST_ROUND : round;
	}

	private static String value(String option, Iterator<String> rest) {
		if (!rest.hasNext()) {
			throw new IllegalArgumentException(option + " needs a value");
		}
		return rest.next();
	}

	private static Fault faultOf(String name) {
		return Arrays.stream(Fault.values())
			.filter((each) -> nameOf(each).equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Not a fault: %s. There are %s".formatted(name,
					Arrays.stream(Fault.values()).map(SoakOptions::nameOf).toList())));
	}

	private static String nameOf(Fault one) {
		return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static Duration minutes(String text) {
		try {
			Duration time = Duration.ofMillis(Math.round(Double.parseDouble(text) * 60_000));
			if (time.compareTo(Duration.ZERO) > 0) {
				return time;
			}
		}
		catch (NumberFormatException ex) {
			// Told below
		}
		throw new IllegalArgumentException("Not a number of minutes: " + text);
	}

}

package io.diset.benchmark.soak;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Runs the load of a soak, and the service in a process of its own.
 *
 * @since 0.1.0
 */
public final class Soak {

	private static final int WRONG_USAGE = 2;

	private Soak() {
	}

	/**
	 * Run, and exit with 0 if it passes, 1 if it fails, 2 if the arguments are wrong.
	 * @param args the number of minutes, if not 1; {@code --seed} with a number;
	 * {@code --openssl}; {@code --fault} with the name of what is to go wrong; properties
	 * for the service, as {@code --diset.server.inbound.window=16}
	 * @throws Exception if it cannot run
	 */
	public static void main(String[] args) throws Exception {
		SoakReport report = new SoakReport(System.out);
		SoakOptions options;
		try {
			options = SoakOptions.parse(Arrays.asList(args), new Random().nextInt(Integer.MAX_VALUE));
		}
		catch (IllegalArgumentException ex) {
			System.err.println("Wrong usage: " + ex.getMessage());
			System.exit(WRONG_USAGE);
			return;
		}
		Path log = Path.of(System.getProperty("soak.log", "soak.log"));
		report.line("Soaking for %s with seed %d, rounds of %s, fault %s".formatted(options.time(), options.seed(),
				options.round(), options.fault()));
		List<String> complaints = new SoakRun(options, log, report).run();
		report.line("");
		report.line("The log of the service is in " + log);
		report.line(complaints.isEmpty() ? "SOAK PASSED" : "SOAK FAILED: " + String.join("; ", complaints));
		System.exit(complaints.isEmpty() ? 0 : 1);
	}

}

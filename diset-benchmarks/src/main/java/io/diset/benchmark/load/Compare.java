package io.diset.benchmark.load;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.diset.benchmark.load.result.Round;
import io.diset.benchmark.process.BenchmarkKeys;

/**
 * Compares what messages cost with this library and with others, whose servers and
 * clients run in processes of their own.
 *
 * @since 0.1.0
 */
public final class Compare {

	private static final int WRONG_USAGE = 2;

	private Compare() {
	}

	/**
	 * Compare, and exit with 0, or 1 if a contender has failed or lost a message, or 2 if
	 * the arguments are wrong.
	 * @param args {@code --full} for all there is, and what changes it:
	 * {@code --contenders}, {@code --workloads} and {@code --providers} with names and
	 * commas between them, {@code --rounds}, {@code --seconds} of a round,
	 * {@code --warm-up} in seconds, {@code --results} with a file
	 */
	public static void main(String[] args) {
		CompareOptions options;
		try {
			Path results = Path.of(System.getProperty("compare.results", "results"));
			options = CompareOptions.parse(Arrays.asList(args),
					results.resolve("load-%d.jsonl".formatted(System.currentTimeMillis() / 1000)));
		}
		catch (IllegalArgumentException ex) {
			System.err.println("Wrong usage: " + ex.getMessage());
			System.exit(WRONG_USAGE);
			return;
		}
		System.exit(run(options) ? 0 : 1);
	}

	private static boolean run(CompareOptions options) {
		System.out.printf("Comparing %s in %s with %s: %d rounds of %s%n%n", options.contenders(), options.workloads(),
				options.settings(), options.rounds(), options.time());
		try (BenchmarkKeys keys = new BenchmarkKeys()) {
			List<Round> rounds = new CompareRun(options, keys.directory(), System.out).run();
			System.out.printf("%d rounds are in %s%nCOMPARE PASSED%n", rounds.size(), options.results());
			return true;
		}
		catch (IllegalStateException ex) {
			System.out.println("COMPARE FAILED: " + ex.getMessage());
			return false;
		}
	}

}

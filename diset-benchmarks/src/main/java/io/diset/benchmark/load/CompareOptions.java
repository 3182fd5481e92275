package io.diset.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.worker.Contender;
import io.diset.benchmark.load.worker.Workload;

/**
 * What a run is asked to do.
 *
 * @param contenders who is compared, in this order
 * @param workloads what they do, in this order
 * @param settings whose TLS and sockets they use
 * @param rounds how many rounds are measured
 * @param time how long a round is
 * @param warmUp how long each contender does each workload before
 * @param results the file that gets the rounds
 */
record CompareOptions(List<Contender> contenders, List<Workload> workloads, List<Setting> settings, int rounds,
		Duration time, Duration warmUp, Path results) {

	private static final int ROUNDS = 5;

	private static final int MAX_ROUNDS = 1000;

	/**
	 * Read the options.
	 * @param args the arguments of the command
	 * @param results the file for the rounds if none is given
	 * @return the options
	 * @throws IllegalArgumentException if there are others
	 */
	static CompareOptions parse(List<String> args, Path results) {
		CompareOptions options = args.contains("--full") ? all(results) : few(results);
		Iterator<String> rest = args.iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			if (!option.equals("--full")) {
				options = options.with(option, rest);
			}
		}
		return options;
	}

	private static CompareOptions few(Path results) {
		return new CompareOptions(List.of(Contender.DISET, Contender.LIMIT, Contender.GRPC, Contender.RSOCKET),
				List.of(Workload.W2, Workload.W3, Workload.W4), List.of(Setting.OPENSSL_EPOLL), ROUNDS,
				Duration.ofSeconds(2), Duration.ofSeconds(6), results);
	}

	private static CompareOptions all(Path results) {
		return new CompareOptions(List.of(Contender.values()), List.of(Workload.values()), List.of(Setting.values()),
				ROUNDS, Duration.ofSeconds(5), Duration.ofSeconds(12), results);
	}

	private CompareOptions with(String option, Iterator<String> rest) {
		return switch (option) {
			case "--contenders" ->
				new CompareOptions(names(option, rest).stream().map(Contender::of).distinct().toList(), this.workloads,
						this.settings, this.rounds, this.time, this.warmUp, this.results);
			case "--workloads" -> new CompareOptions(this.contenders,
					names(option, rest).stream().flatMap((name) -> Workload.find(name).stream()).distinct().toList(),
					this.settings, this.rounds, this.time, this.warmUp, this.results);
			case "--providers" -> new CompareOptions(this.contenders, this.workloads,
					names(option, rest).stream().map(Setting::of).distinct().toList(), this.rounds, this.time,
					this.warmUp, this.results);
			case "--rounds" -> new CompareOptions(this.contenders, this.workloads, this.settings,
					rounds(value(option, rest)), this.time, this.warmUp, this.results);
			case "--seconds" -> new CompareOptions(this.contenders, this.workloads, this.settings, this.rounds,
					seconds(value(option, rest)), this.warmUp, this.results);
			case "--warm-up" -> new CompareOptions(this.contenders, this.workloads, this.settings, this.rounds,
					this.time, seconds(value(option, rest)), this.results);
			case "--results" -> new CompareOptions(this.contenders, this.workloads, this.settings, this.rounds,
					this.time, this.warmUp, Path.of(value(option, rest)));
			default -> throw new IllegalArgumentException("Not an option: " + option);
		};
	}

	private static List<String> names(String option, Iterator<String> rest) {
		return Arrays.stream(value(option, rest).split(",", -1)).map(String::strip).toList();
	}

	private static String value(String option, Iterator<String> rest) {
		if (!rest.hasNext()) {
			throw new IllegalArgumentException(option + " needs a value");
		}
		return rest.next();
	}

	private static int rounds(String text) {
		if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MAX_ROUNDS) {
			return Integer.parseInt(text);
		}
		throw new IllegalArgumentException("Not a number of rounds: " + text);
	}

	private static Duration seconds(String text) {
		if (text.matches("\\d{1,4}(\\.\\d{1,3})?") && Double.parseDouble(text) > 0) {
			return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
		}
		throw new IllegalArgumentException("Not a number of seconds: " + text);
	}

}

package io.diset.benchmark.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.result.Comparison;
import io.diset.benchmark.load.result.ResultTable;
import io.diset.benchmark.load.result.Round;
import io.diset.benchmark.load.result.RoundFile;
import io.diset.benchmark.load.worker.Contender;
import io.diset.benchmark.load.worker.Workload;

/**
 * Measures round after round, each contender in turn.
 */
final class CompareRun {

	private static final int MEMORY_ROUNDS = 3;

	private static final int WARM_UPS = 3;

	private final List<Round> rounds = new ArrayList<>();

	private final CompareOptions options;

	private final Path keys;

	private final PrintStream out;

	private final RoundFile file;

	CompareRun(CompareOptions options, Path keys, PrintStream out) {
		this.options = options;
		this.keys = keys;
		this.out = out;
		this.file = new RoundFile(options.results());
	}

	/**
	 * Measure all.
	 * @return what was measured
	 * @throws IllegalStateException if a contender fails
	 */
	List<Round> run() {
		for (Setting setting : this.options.settings()) {
			Map<Shape, List<Workload>> shapes = new EnumMap<>(Shape.class);
			for (Workload workload : this.options.workloads()) {
				shapes.computeIfAbsent(Shape.of(workload), (shape) -> new ArrayList<>()).add(workload);
			}
			shapes.forEach((shape, workloads) -> {
				if (shape == Shape.SMALL) {
					workloads.forEach((workload) -> measureMemory(setting, workload));
				}
				else {
					measure(setting, shape, workloads);
				}
			});
		}
		return List.copyOf(this.rounds);
	}

	private void measure(Setting setting, Shape shape, List<Workload> workloads) {
		List<ProcessPair> pairs = new ArrayList<>();
		try {
			for (Contender contender : this.options.contenders()) {
				if (workloads.stream().anyMatch(contender::supports)) {
					pairs.add(ProcessPair.start(contender, setting, shape, this.keys));
				}
			}
			for (Workload workload : workloads) {
				measure(setting, workload,
						pairs.stream().filter((pair) -> pair.contender().supports(workload)).toList());
			}
		}
		finally {
			pairs.forEach(ProcessPair::close);
		}
	}

	private void measure(Setting setting, Workload workload, List<ProcessPair> pairs) {
		pairs.forEach((pair) -> warmUp(pair, workload));
		for (int round = 1; round <= this.options.rounds(); round++) {
			for (ProcessPair pair : pairs) {
				add(setting, workload, pair.contender(), round, pair.measure(workload, this.options.time()));
			}
		}
		report(setting, workload);
	}

	// Connections that come and go make the compilers begin again: that is over before it
	// counts
	private void warmUp(ProcessPair pair, Workload workload) {
		Duration time = this.options.warmUp().multipliedBy(workload.warmUpFactor()).dividedBy(WARM_UPS);
		for (int i = 0; i < WARM_UPS; i++) {
			pair.warmUp(workload, time);
		}
	}

	// Memory that was used before is not given back: each time needs its own processes
	private void measureMemory(Setting setting, Workload workload) {
		for (int round = 1; round <= Math.min(this.options.rounds(), MEMORY_ROUNDS); round++) {
			for (Contender contender : this.options.contenders()) {
				try (ProcessPair pair = ProcessPair.start(contender, setting, Shape.SMALL, this.keys)) {
					add(setting, workload, contender, round, pair.measureMemory(workload));
				}
			}
		}
		report(setting, workload);
	}

	private void add(Setting setting, Workload workload, Contender contender, int number, Map<String, Double> figures) {
		Round round = new Round(workload.toString(), setting.toString(), contender.toString(), number, figures);
		this.rounds.add(round);
		this.file.add(round);
	}

	private void report(Setting setting, Workload workload) {
		Comparison.of(this.rounds)
			.stream()
			.filter((comparison) -> comparison.workload().equals(workload.toString())
					&& comparison.provider().equals(setting.toString()))
			.map(ResultTable::of)
			.forEach(this.out::println);
	}

}

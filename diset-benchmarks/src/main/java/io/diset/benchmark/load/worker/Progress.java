package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * What the client has done.
 *
 * @param usage what its process has used
 * @param count how many messages have been answered, or whatever else a workload counts
 * @param latencies percentiles of latencies in nanoseconds, in the order of
 * {@link #PERCENTILES}; empty if they are not measured
 * @since 0.1.0
 */
public record Progress(Usage usage, long count, List<Long> latencies) {

	/**
	 * The percentiles that are told.
	 */
	public static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

	String toLine() {
		StringBuilder line = new StringBuilder(this.usage.toLine()).append(' ').append(this.count);
		this.latencies.forEach((latency) -> line.append(' ').append(latency));
		return line.toString();
	}

	/**
	 * Read what the client has sent.
	 * @param line the line
	 * @return what it has done
	 */
	public static Progress parse(String line) {
		String[] parts = line.split(" ", -1);
		List<Long> latencies = new ArrayList<>();
		for (int i = 4; i < parts.length; i++) {
			latencies.add(Long.parseLong(parts[i]));
		}
		return new Progress(Usage.parse(line), Long.parseLong(parts[3]), List.copyOf(latencies));
	}

}

package io.diset.benchmark.load.result;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was measured in one round of a contender.
 *
 * @param workload the name of the workload
 * @param provider whose TLS and sockets were used
 * @param contender the name of the contender
 * @param round the number of the round, from 1
 * @param figures what was measured, by {@link Figure#key()}
 * @since 0.1.0
 */
public record Round(String workload, String provider, String contender, int round, Map<String, Double> figures) {

	/**
	 * Create a round.
	 * @param workload the name of the workload
	 * @param provider whose TLS and sockets were used
	 * @param contender the name of the contender
	 * @param round the number of the round, from 1
	 * @param figures what was measured, by {@link Figure#key()}
	 */
	public Round {
		figures = Map.copyOf(figures);
	}

	@Nullable Double figure(Figure figure) {
		return this.figures.get(figure.key());
	}

}

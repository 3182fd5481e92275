package io.diset.benchmark.load.result;

import java.util.Collection;

/**
 * A figure over several rounds.
 *
 * @param median the median
 * @param min the least
 * @param max the greatest
 * @since 0.1.0
 */
public record Summary(double median, double min, double max) {

	/**
	 * Summarize values.
	 * @param values the values, at least one
	 * @return their summary
	 */
	public static Summary of(Collection<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		if (sorted.length == 0) {
			throw new IllegalArgumentException("There are no values");
		}
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Summary(median, sorted[0], sorted[sorted.length - 1]);
	}

	/**
	 * Return how far the values lie apart.
	 * @return the difference of the greatest and the least, in percent of the median
	 */
	public double spread() {
		return (this.median != 0) ? 100 * (this.max - this.min) / this.median : 0;
	}

}

package io.diset.benchmark.soak;

import java.util.Arrays;

/**
 * Where a row of values is going: the median of the slopes between any two of them, which
 * a few values that stand out do not move.
 */
final class Trend {

	private Trend() {
	}

	/**
	 * Tell by how much the values rise from the first to the last, according to their
	 * trend.
	 * @param values the values, in steps of the same length
	 * @return the rise, negative for a fall, 0 for less than two values
	 */
	static double rise(long[] values) {
		int count = values.length;
		if (count < 2) {
			return 0;
		}
		double[] slopes = new double[count * (count - 1) / 2];
		int next = 0;
		for (int i = 0; i < count; i++) {
			for (int j = i + 1; j < count; j++) {
				slopes[next++] = (double) (values[j] - values[i]) / (j - i);
			}
		}
		Arrays.sort(slopes);
		int middle = slopes.length / 2;
		double median = (slopes.length % 2 == 1) ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
		return median * (count - 1);
	}

}

package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts latencies by their size, exactly to about one percent. Safe for use by several
 * threads.
 */
final class Latencies {

	private static final int PRECISION_BITS = 6;

	private static final int STEPS = 1 << PRECISION_BITS;

	private final AtomicLongArray counts = new AtomicLongArray((Long.SIZE - PRECISION_BITS) * STEPS);

	void record(long nanos) {
		this.counts.incrementAndGet(index(Math.max(nanos, 0)));
	}

	void reset() {
		for (int i = 0; i < this.counts.length(); i++) {
			this.counts.set(i, 0);
		}
	}

	/**
	 * Return percentiles.
	 * @param percentiles which
	 * @return their latencies in nanoseconds, empty if there is none at all
	 */
	List<Long> percentiles(List<Double> percentiles) {
		long total = 0;
		for (int i = 0; i < this.counts.length(); i++) {
			total += this.counts.get(i);
		}
		List<Long> latencies = new ArrayList<>();
		if (total > 0) {
			for (double percentile : percentiles) {
				latencies.add(atRank((long) Math.ceil(total * percentile / 100)));
			}
		}
		return latencies;
	}

	private long atRank(long rank) {
		long seen = 0;
		for (int i = 0; i < this.counts.length(); i++) {
			seen += this.counts.get(i);
			if (seen >= rank) {
				return middle(i);
			}
		}
		throw new IllegalStateException("There are not so many: " + rank);
	}

	// The first 64 values have an index of their own, then each power of two has 64
	private static int index(long nanos) {
		int shift = Math.max(0, Long.SIZE - PRECISION_BITS - 1 - Long.numberOfLeadingZeros(nanos));
		return shift * STEPS + (int) (nanos >>> shift);
	}

	private static long middle(int index) {
		int shift = Math.max(0, index / STEPS - 1);
		return ((long) (index - shift * STEPS) << shift) + (1L << shift) / 2;
	}

}

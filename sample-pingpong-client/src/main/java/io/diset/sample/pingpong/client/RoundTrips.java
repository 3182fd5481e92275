package io.diset.sample.pingpong.client;

import java.util.Arrays;
import java.util.List;

/**
 * How long the round trips of a game took.
 */
class RoundTrips {

	private final long[] nanos;

	private final double seconds;

	/**
	 * Create the statistics.
	 * @param nanos the time that each round trip took, in nanoseconds, by connection
	 * @param seconds how long all connections together took
	 */
	RoundTrips(List<long[]> nanos, double seconds) {
		this.nanos = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
		this.seconds = seconds;
	}

	int count() {
		return this.nanos.length;
	}

	double seconds() {
		return this.seconds;
	}

	double rate() {
		return this.nanos.length / this.seconds;
	}

	double micros(int percentile) {
		return this.nanos[(int) Math.ceil(this.nanos.length * percentile / 100.0) - 1] / 1e3;
	}

}

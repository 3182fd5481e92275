package io.diset.benchmark.load.result;

/**
 * What is told of a round.
 *
 * @since 0.1.0
 */
public enum Figure {

	/**
	 * How many messages were answered, or connections made.
	 */
	RATE("rate", "per s", false),

	/**
	 * How many bytes of messages were received.
	 */
	MEGABYTES("megabytesPerSecond", "MB/s", false),

	/**
	 * The median of the latency.
	 */
	P50("p50Micros", "p50 µs", true),

	/**
	 * The latency that one in ten exceeds.
	 */
	P90("p90Micros", "p90 µs", true),

	/**
	 * The latency that one in a hundred exceeds.
	 */
	P99("p99Micros", "p99 µs", true),

	/**
	 * The latency that one in a thousand exceeds.
	 */
	P999("p999Micros", "p99.9 µs", true),

	/**
	 * The CPU time of the server for each message.
	 */
	SERVER_CPU("serverCpuMicros", "server µs", true),

	/**
	 * The CPU time of the client for each message.
	 */
	CLIENT_CPU("clientCpuMicros", "client µs", true),

	/**
	 * What the server allocates in the heap for each message.
	 */
	SERVER_BYTES("serverBytes", "server B", true),

	/**
	 * What the client allocates in the heap for each message.
	 */
	CLIENT_BYTES("clientBytes", "client B", true),

	/**
	 * The heap that is in use for each connection, of the server.
	 */
	HEAP("heapBytes", "heap B", true),

	/**
	 * The physical memory for each connection, of the server.
	 */
	RESIDENT("residentBytes", "RSS B", true);

	private final String key;

	private final String unit;

	private final boolean lessIsBetter;

	Figure(String key, String unit, boolean lessIsBetter) {
		this.key = key;
		this.unit = unit;
		this.lessIsBetter = lessIsBetter;
	}

	/**
	 * Return what a workload is about.
	 * @param workload its name
	 * @return the figure that comes first
	 */
	public static Figure mainOf(String workload) {
		if (workload.equals("W1")) {
			return P50;
		}
		if (workload.startsWith("W6")) {
			return HEAP;
		}
		return workload.startsWith("W8") ? MEGABYTES : RATE;
	}

	/**
	 * Return the name in files.
	 * @return a name in camel case
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Return what it is, for people.
	 * @return the unit
	 */
	public String unit() {
		return this.unit;
	}

	/**
	 * Whether less is better.
	 * @return whether it is a cost
	 */
	public boolean isLessBetter() {
		return this.lessIsBetter;
	}

}

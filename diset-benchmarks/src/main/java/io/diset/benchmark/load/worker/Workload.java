package io.diset.benchmark.load.worker;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.diset.benchmark.load.peer.Wire;

/**
 * What the client does.
 *
 * @since 0.1.0
 */
public enum Workload {

	/**
	 * One message in flight, both processes on one core.
	 */
	W1("W1", Kind.PING, 1, 1, Wire.PLAIN),

	/**
	 * One connection with many messages in flight.
	 */
	W2("W2", Kind.PING, 1, 256, Wire.PLAIN),

	/**
	 * Many connections with one message in flight each.
	 */
	W3("W3", Kind.PING, 64, 1, Wire.PLAIN),

	/**
	 * Many connections with many messages in flight.
	 */
	W4("W4", Kind.PING, 64, 32, Wire.PLAIN),

	/**
	 * {@link #W4} with one connection.
	 */
	W4_1("W4-1", Kind.PING, 1, 32, Wire.PLAIN),

	/**
	 * {@link #W4} with eight connections.
	 */
	W4_8("W4-8", Kind.PING, 8, 32, Wire.PLAIN),

	/**
	 * {@link #W4} with 512 connections.
	 */
	W4_512("W4-512", Kind.PING, 512, 32, Wire.PLAIN),

	/**
	 * Connect, one ping and its pong, close; each with a full handshake.
	 */
	W5_FULL("W5-full", Kind.CONNECT, 8, 1, Wire.PLAIN),

	/**
	 * Connect, one ping and its pong, close; TLS may resume sessions.
	 */
	W5_RESUMED("W5-resumed", Kind.CONNECT, 8, 1, Wire.PLAIN),

	/**
	 * The memory that 2000 idle connections take.
	 */
	W6_2000("W6-2000", Kind.IDLE, 2000, 1, Wire.PLAIN),

	/**
	 * The memory that 9000 idle connections take.
	 */
	W6_9000("W6-9000", Kind.IDLE, 9000, 1, Wire.PLAIN),

	/**
	 * A message to all of 1000 connections, again and again.
	 */
	W7("W7", Kind.PUSH, 1000, 1, Wire.PLAIN),

	/**
	 * Messages of 1 KiB in one direction, with an answer now and then.
	 */
	W8_1K("W8-1k", Kind.BLOCK, 4, 64, Wire.PLAIN),

	/**
	 * Messages of 64 KiB in one direction, with an answer now and then.
	 */
	W8_64K("W8-64k", Kind.BLOCK, 4, 4, Wire.PLAIN),

	/**
	 * {@link #W4} with an acknowledgement for each ping.
	 */
	W9("W9", Kind.PING, 64, 32, Wire.ACKNOWLEDGED),

	/**
	 * {@link #W4} in the older encoding.
	 */
	W10("W10", Kind.PING, 64, 32, Wire.DENCODE),

	/**
	 * {@link #W4} as with a peer of the original, each frame in a TLS record of its own.
	 */
	W11("W11", Kind.PING, 64, 32, Wire.SINGLE_RECORDS);

	private final String text;

	private final Kind kind;

	private final int connections;

	private final int window;

	private final Wire wire;

	Workload(String text, Kind kind, int connections, int window, Wire wire) {
		this.text = text;
		this.kind = kind;
		this.connections = connections;
		this.window = window;
		this.wire = wire;
	}

	/**
	 * Find workloads.
	 * @param text the name of one, or what comes before the dash of several
	 * @return the workloads
	 * @throws IllegalArgumentException if there is none
	 */
	public static List<Workload> find(String text) {
		List<Workload> found = Arrays.stream(values()).filter((workload) -> workload.text.equals(text)).toList();
		if (found.isEmpty()) {
			found = Arrays.stream(values()).filter((workload) -> workload.text.startsWith(text + "-")).toList();
		}
		if (found.isEmpty()) {
			throw new IllegalArgumentException("Not a workload: %s. There is %s".formatted(text,
					Arrays.stream(values()).map(Workload::toString).collect(Collectors.joining(", "))));
		}
		return found;
	}

	/**
	 * Return what is done on the connections.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return how many connections there are.
	 * @return the number
	 */
	public int connections() {
		return this.connections;
	}

	/**
	 * Return how many messages of a connection wait for an answer, or are sent for one.
	 * @return the number
	 */
	public int window() {
		return this.window;
	}

	/**
	 * Return how messages are sent.
	 * @return the form
	 */
	public Wire wire() {
		return this.wire;
	}

	/**
	 * Return the size of a message of one direction.
	 * @return the number of bytes
	 */
	public int blockSize() {
		return (this == W8_64K) ? 64 * 1024 : 1024;
	}

	/**
	 * Whether it is told how long single messages take.
	 * @return whether latencies are measured
	 */
	public boolean hasLatencies() {
		return this == W1 || this == W3;
	}

	/**
	 * Return how many times as long as others it warms up: compilers that share a core
	 * with the messages, and code that runs once for a connection, take their time.
	 * @return the factor
	 */
	public int warmUpFactor() {
		return switch (this) {
			case W1, W5_FULL, W5_RESUMED -> 6;
			case W7 -> 2;
			default -> 1;
		};
	}

	/**
	 * Whether both processes run on one core.
	 * @return whether they are pinned
	 */
	public boolean isPinned() {
		return this == W1;
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * What is done.
	 */
	public enum Kind {

		/**
		 * Pings and pongs.
		 */
		PING,

		/**
		 * Connections.
		 */
		CONNECT,

		/**
		 * Nothing.
		 */
		IDLE,

		/**
		 * A message to all connections.
		 */
		PUSH,

		/**
		 * Messages in one direction.
		 */
		BLOCK

	}

}

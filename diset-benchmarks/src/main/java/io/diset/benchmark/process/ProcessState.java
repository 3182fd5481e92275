package io.diset.benchmark.process;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a service process holds at a moment.
 *
 * @param heap the bytes of live objects in the heap, after a full collection
 * @param direct the bytes of direct memory that Netty's allocator has reserved
 * @param resident the bytes of the process in physical memory
 * @param descriptors the number of open file descriptors
 * @param threads the number of live threads
 * @param connections the number of connections that the server knows
 * @param timers the number of scheduled tasks that are alive in the heap
 * @param objects the number of connections and channels that are alive in the heap
 * @since 0.1.0
 */
public record ProcessState(long heap, long direct, long resident, long descriptors, long threads, long connections,
		long timers, long objects) {

	/**
	 * Return the state as text for another process.
	 * @return one line
	 */
	public String toLine() {
		return Arrays
			.stream(new long[] { this.heap, this.direct, this.resident, this.descriptors, this.threads,
					this.connections, this.timers, this.objects })
			.mapToObj(Long::toString)
			.collect(Collectors.joining(" "));
	}

	/**
	 * Read a state that another process has sent.
	 * @param line what {@link #toLine()} returned there
	 * @return the state
	 * @throws IllegalArgumentException if it is something else
	 */
	public static ProcessState parse(String line) {
		String[] parts = line.split(" ", -1);
		if (parts.length != 8) {
			throw new IllegalArgumentException("Not the state of a process: " + line);
		}
		long[] values = Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
		return new ProcessState(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
	}

}

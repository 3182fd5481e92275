package io.diset.benchmark.load.worker;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used since it was started.
 *
 * @param nanos the time
 * @param cpuNanos the CPU time of the process
 * @param allocatedBytes what its live threads have allocated in the heap
 * @since 0.1.0
 */
public record Usage(long nanos, long cpuNanos, long allocatedBytes) {

	/**
	 * Measure this process.
	 * @return what it has used
	 */
	public static Usage measure() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long allocated = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
			.filter((bytes) -> bytes > 0)
			.sum();
		return new Usage(System.nanoTime(), system.getProcessCpuTime(), allocated);
	}

	/**
	 * Return what was used since then.
	 * @param before the process at a former time
	 * @return the difference
	 */
	public Usage since(Usage before) {
		return new Usage(this.nanos - before.nanos, this.cpuNanos - before.cpuNanos,
				this.allocatedBytes - before.allocatedBytes);
	}

	String toLine() {
		return this.nanos + " " + this.cpuNanos + " " + this.allocatedBytes;
	}

	/**
	 * Read what another process has sent.
	 * @param line the line
	 * @return what it has used
	 */
	public static Usage parse(String line) {
		String[] parts = line.split(" ", -1);
		return new Usage(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
	}

}

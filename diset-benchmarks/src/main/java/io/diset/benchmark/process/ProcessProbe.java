package io.diset.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

import io.diset.server.DisetConnections;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.jspecify.annotations.Nullable;

/**
 * Measures this process, which must run on Linux. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class ProcessProbe {

	/**
	 * What waits for a time: in the event loops of Netty, and in the schedulers of
	 * Reactor and the JDK.
	 */
	private static final Set<String> TIMERS = Set.of("io.netty.util.concurrent.ScheduledFutureTask",
			"java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask");

	private static final Set<String> OBJECTS = Set.of("io.diset.connection.StableConnection",
			"io.netty.handler.ssl.SslHandler", "io.netty.channel.epoll.EpollSocketChannel",
			"io.netty.channel.socket.nio.NioSocketChannel", "io.netty.channel.uring.IoUringSocketChannel");

	private static final int TRACKED_BUFFERS = 10;

	private final IntSupplier connections;

	private @Nullable ClassHistogram first;

	/**
	 * Create a probe.
	 * @param connections the connections of the server in this process
	 */
	public ProcessProbe(DisetConnections connections) {
		this(() -> connections.all().size());
	}

	/**
	 * Create a probe of a process with other connections.
	 * @param connections returns how many connections the server knows
	 */
	public ProcessProbe(IntSupplier connections) {
		this.connections = connections;
	}

	/**
	 * Collect garbage and measure.
	 * @return what this process holds
	 */
	public ProcessState measure() {
		// The first collection finds what has references that only it can clear
		System.gc();
		letLeaksBeReported();
		System.gc();
		ClassHistogram histogram = ClassHistogram.take();
		if (this.first == null) {
			this.first = histogram;
		}
		return new ProcessState(histogram.bytes(), directMemory(), resident(), descriptors(),
				ManagementFactory.getThreadMXBean().getThreadCount(), this.connections.getAsInt(),
				histogram.count(TIMERS::contains), histogram.count(OBJECTS::contains));
	}

	/**
	 * Tell of which classes there are more objects now than when it was measured first.
	 * @return one line, with the greatest growth first
	 */
	public String growth() {
		ClassHistogram before = this.first;
		return (before != null) ? ClassHistogram.take().growthSince(before) : "";
	}

	/**
	 * Start anew: what {@link #growth()} tells is compared with the next measurement.
	 */
	public void forget() {
		this.first = null;
	}

	// Netty reports lost buffers when the next ones are made
	private static void letLeaksBeReported() {
		for (int i = 0; i < TRACKED_BUFFERS; i++) {
			ByteBufAllocator.DEFAULT.directBuffer().release();
		}
	}

	private static long directMemory() {
		return (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider)
				? provider.metric().usedDirectMemory() : 0;
	}

	private static long resident() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static long descriptors() {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			// Without that of this very directory
			return descriptors.count() - 1;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

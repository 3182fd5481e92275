package io.diset.benchmark.load.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What all drivers use. Safe for use by several threads.
 */
final class Bench {

	private static final int AT_ONCE = 16;

	private static final int POLL_MILLIS = 5;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

	private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

	private final Latencies latencies = new Latencies();

	private final LoadClient client;

	private final Workload workload;

	private final int connections;

	private volatile boolean stopped;

	Bench(LoadClient client, Workload workload, int connections) {
		this.client = client;
		this.workload = workload;
		this.connections = connections;
	}

	Workload workload() {
		return this.workload;
	}

	int connections() {
		return this.connections;
	}

	Latencies latencies() {
		return this.latencies;
	}

	/**
	 * Begin to connect.
	 * @param listener learns what the connection receives
	 * @return the connection
	 */
	Mono<? extends LoadConnection> connect(LoadListener listener) {
		return this.client.connect(this.workload.wire(), listener);
	}

	/**
	 * Connect one after the other of some listeners, a few at a time.
	 * @param listeners learn what the connections receive
	 * @return the connections, in the same order
	 */
	List<LoadConnection> connectAll(List<? extends LoadListener> listeners) {
		List<LoadConnection> connections = Flux.fromIterable(listeners)
			.<LoadConnection>flatMapSequential(this::connect, AT_ONCE)
			.collectList()
			.block(PATIENCE);
		return (connections != null) ? connections : List.of();
	}

	void closeAll(List<LoadConnection> connections) {
		Flux.fromIterable(connections).flatMap(LoadConnection::close, AT_ONCE).blockLast(PATIENCE);
	}

	void fail(String reason) {
		this.failure.compareAndSet(null, reason);
	}

	void stop() {
		this.stopped = true;
	}

	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Wait for the answers that are due.
	 * @param done whether all have come
	 */
	void awaitLast(BooleanSupplier done) {
		long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
		while (!done.getAsBoolean() && this.failure.get() == null) {
			if (System.nanoTime() > deadline) {
				fail("Answers are missing after " + LAST_ANSWERS);
			}
			try {
				Thread.sleep(POLL_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted", ex);
			}
		}
	}

	/**
	 * Require that nothing has failed.
	 * @throws IllegalStateException if something has
	 */
	void check() {
		String reason = this.failure.get();
		if (reason != null) {
			throw new IllegalStateException(reason);
		}
	}

}

package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;

/**
 * Asks for a message to all connections, and again when all have received it.
 */
final class PushDriver implements Driver {

	private final AtomicLong bells = new AtomicLong();

	private final AtomicInteger missing = new AtomicInteger();

	private final Bench bench;

	private volatile List<LoadConnection> connections = List.of();

	private volatile int current;

	private volatile boolean idle = true;

	PushDriver(Bench bench) {
		this.bench = bench;
	}

	@Override
	public void open() {
		List<LoadListener> listeners = new ArrayList<>();
		for (int i = 0; i < this.bench.connections(); i++) {
			listeners.add(new Bells());
		}
		this.connections = this.bench.connectAll(listeners);
		this.idle = false;
		this.missing.set(this.connections.size());
		// Servers of others may learn of a connection by its first message only
		this.connections.forEach((connection) -> connection.ping(0));
	}

	private void push(int id) {
		this.current = id;
		this.missing.set(this.connections.size());
		this.connections.get(0).push(id);
	}

	@Override
	public long count() {
		return this.bells.get();
	}

	@Override
	public void close() {
		this.bench.stop();
		this.bench.awaitLast(() -> this.idle);
		this.bench.closeAll(this.connections);
	}

	/**
	 * The messages of a connection.
	 */
	private final class Bells implements LoadListener {

		private final Sequence expected = new Sequence();

		private boolean greeted;

		@Override
		public void bell(int id) {
			int next = this.expected.take();
			if (id != next || id != PushDriver.this.current) {
				lost("Bell %d in place of %d".formatted(id, next));
			}
			PushDriver.this.bells.incrementAndGet();
			if (PushDriver.this.missing.decrementAndGet() == 0) {
				if (PushDriver.this.bench.isStopped()) {
					PushDriver.this.idle = true;
				}
				else {
					push(id + 1);
				}
			}
		}

		@Override
		public void pong(int id) {
			if (this.greeted) {
				lost("Unexpected pong " + id);
			}
			this.greeted = true;
			if (PushDriver.this.missing.decrementAndGet() == 0) {
				push(0);
			}
		}

		@Override
		public void lost(String reason) {
			PushDriver.this.bench.fail(reason);
		}

	}

}

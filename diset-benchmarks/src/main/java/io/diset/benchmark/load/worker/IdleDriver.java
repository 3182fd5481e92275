package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;

/**
 * Connects, sends a ping on each connection, and then nothing.
 */
final class IdleDriver implements Driver {

	private final AtomicLong pongs = new AtomicLong();

	private final Bench bench;

	private List<LoadConnection> connections = List.of();

	IdleDriver(Bench bench) {
		this.bench = bench;
	}

	@Override
	public void open() {
		int number = this.bench.connections();
		List<LoadListener> listeners = new ArrayList<>();
		while (listeners.size() < number) {
			listeners.add(new Single());
		}
		this.connections = this.bench.connectAll(listeners);
		this.connections.forEach((connection) -> connection.ping(1));
		this.bench.awaitLast(() -> this.pongs.get() == number);
	}

	@Override
	public long count() {
		return this.pongs.get();
	}

	@Override
	public void close() {
		this.bench.closeAll(this.connections);
	}

	/**
	 * Waits for one pong.
	 */
	private final class Single implements LoadListener {

		@Override
		public void pong(int id) {
			IdleDriver.this.pongs.incrementAndGet();
		}

		@Override
		public void lost(String reason) {
			IdleDriver.this.bench.fail(reason);
		}

	}

}

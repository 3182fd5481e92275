package io.diset.benchmark.load.worker;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import org.jspecify.annotations.Nullable;

/**
 * Connects, sends a ping, closes when the pong is there, and begins again, several at a
 * time.
 */
final class ConnectDriver implements Driver {

	private final AtomicLong count = new AtomicLong();

	private final AtomicInteger running = new AtomicInteger();

	private final Bench bench;

	ConnectDriver(Bench bench) {
		this.bench = bench;
	}

	@Override
	public void open() {
		for (int i = 0; i < this.bench.connections(); i++) {
			this.running.incrementAndGet();
			next();
		}
	}

	@Override
	public long count() {
		return this.count.get();
	}

	@Override
	public void close() {
		this.bench.stop();
		this.bench.awaitLast(() -> this.running.get() == 0);
	}

	private void next() {
		if (this.bench.isStopped()) {
			this.running.decrementAndGet();
			return;
		}
		Visit visit = new Visit();
		this.bench.connect(visit).subscribe(visit::begin, (ex) -> visit.lost(ex.toString()));
	}

	/**
	 * One connection.
	 */
	private final class Visit implements LoadListener {

		private volatile @Nullable LoadConnection connection;

		void begin(LoadConnection connection) {
			this.connection = connection;
			connection.ping(1);
		}

		@Override
		public void pong(int id) {
			LoadConnection connection = this.connection;
			if (connection == null || id != 1) {
				lost("Unexpected pong " + id);
				return;
			}
			connection.close().subscribe(null, (ex) -> lost(ex.toString()), this::closed);
		}

		private void closed() {
			ConnectDriver.this.count.incrementAndGet();
			next();
		}

		@Override
		public void lost(String reason) {
			ConnectDriver.this.bench.fail(reason);
		}

	}

}

package io.diset.benchmark.load.worker;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The pings and pongs of a connection: each pong that is the right one makes room for the
 * next ping.
 */
final class PingExchange implements LoadListener {

	private final Sequence pings = new Sequence();

	private final Sequence pongs = new Sequence();

	private final Sequence acknowledgements = new Sequence();

	private final Bench bench;

	private final int window;

	private final boolean acknowledged;

	private final long @Nullable [] times;

	private @Nullable LoadConnection connection;

	PingExchange(Bench bench) {
		this.bench = bench;
		this.window = bench.workload().window();
		this.acknowledged = bench.workload().wire() == Wire.ACKNOWLEDGED;
		this.times = bench.workload().hasLatencies() ? new long[this.window] : null;
	}

	/**
	 * Begin with one ping; the first pong brings the others, on the event loop.
	 * @param connection sends the pings
	 */
	void start(LoadConnection connection) {
		this.connection = connection;
		ping(connection);
	}

	long count() {
		return this.pongs.count();
	}

	boolean isDone() {
		return this.pongs.count() == this.pings.count()
				&& (!this.acknowledged || this.acknowledgements.count() == this.pings.count());
	}

	@Override
	public void pong(int id) {
		int expected = this.pongs.take();
		if (id != expected) {
			lost("Pong %d in place of %d".formatted(id, expected));
			return;
		}
		if (this.times != null) {
			this.bench.latencies().record(System.nanoTime() - this.times[id % this.window]);
		}
		LoadConnection connection = this.connection;
		if (connection != null && !this.bench.isStopped()) {
			while (this.pings.count() - this.pongs.count() < this.window) {
				ping(connection);
			}
		}
	}

	@Override
	public void acknowledged() {
		this.acknowledgements.take();
		if (!this.acknowledged) {
			lost("Unexpected acknowledgement");
		}
	}

	@Override
	public void lost(String reason) {
		this.bench.fail(reason);
	}

	private void ping(LoadConnection connection) {
		int id = this.pings.take();
		if (this.times != null) {
			this.times[id % this.window] = System.nanoTime();
		}
		connection.ping(id);
	}

}

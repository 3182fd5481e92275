package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import org.jspecify.annotations.Nullable;

/**
 * Sends blocks, of which the last of some is answered. Two such series are under way at a
 * time on each connection.
 */
final class BlockDriver implements Driver {

	private static final int UNDER_WAY = 2;

	private final List<Blocks> all = new ArrayList<>();

	private final Bench bench;

	private final String data;

	private List<LoadConnection> connections = List.of();

	BlockDriver(Bench bench) {
		this.bench = bench;
		this.data = "x".repeat(bench.workload().blockSize());
	}

	@Override
	public void open() {
		for (int i = 0; i < this.bench.connections(); i++) {
			this.all.add(new Blocks());
		}
		this.connections = this.bench.connectAll(this.all);
		for (int i = 0; i < this.all.size(); i++) {
			this.all.get(i).start(this.connections.get(i));
		}
	}

	@Override
	public long count() {
		return this.all.stream().mapToLong(Blocks::count).sum();
	}

	@Override
	public void close() {
		this.bench.stop();
		this.bench.awaitLast(() -> this.all.stream().allMatch(Blocks::isDone));
		this.bench.closeAll(this.connections);
	}

	/**
	 * The blocks of a connection.
	 */
	private final class Blocks implements LoadListener {

		private final Sequence sent = new Sequence();

		private final Sequence answered = new Sequence();

		private final int series = BlockDriver.this.bench.workload().window();

		private @Nullable LoadConnection connection;

		// A single block is the first series: the others are sent by the event loop
		void start(LoadConnection connection) {
			this.connection = connection;
			connection.block(this.sent.take() * 2 + 1, BlockDriver.this.data);
		}

		long count() {
			return this.answered.count() * this.series;
		}

		boolean isDone() {
			return this.answered.count() == this.sent.count();
		}

		@Override
		public void pong(int id) {
			int expected = this.answered.take() * 2 + 1;
			if (id != expected) {
				lost("Answer %d in place of %d".formatted(id, expected));
				return;
			}
			LoadConnection connection = this.connection;
			if (connection != null && !BlockDriver.this.bench.isStopped()) {
				while (this.sent.count() - this.answered.count() < UNDER_WAY) {
					send(connection);
				}
			}
		}

		private void send(LoadConnection connection) {
			int id = this.sent.take() * 2;
			for (int i = 1; i < this.series; i++) {
				connection.block(id, BlockDriver.this.data);
			}
			connection.block(id + 1, BlockDriver.this.data);
		}

		@Override
		public void lost(String reason) {
			BlockDriver.this.bench.fail(reason);
		}

	}

}

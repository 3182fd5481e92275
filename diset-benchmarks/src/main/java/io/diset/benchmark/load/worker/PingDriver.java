package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;

import io.diset.benchmark.load.peer.LoadConnection;

/**
 * Keeps a number of pings in flight on each of some connections.
 */
final class PingDriver implements Driver {

	private final List<PingExchange> exchanges = new ArrayList<>();

	private final Bench bench;

	private List<LoadConnection> connections = List.of();

	PingDriver(Bench bench) {
		this.bench = bench;
	}

	@Override
	public void open() {
		for (int i = 0; i < this.bench.connections(); i++) {
			this.exchanges.add(new PingExchange(this.bench));
		}
		this.connections = this.bench.connectAll(this.exchanges);
		for (int i = 0; i < this.exchanges.size(); i++) {
			this.exchanges.get(i).start(this.connections.get(i));
		}
	}

	@Override
	public long count() {
		return this.exchanges.stream().mapToLong(PingExchange::count).sum();
	}

	@Override
	public void close() {
		this.bench.stop();
		this.bench.awaitLast(() -> this.exchanges.stream().allMatch(PingExchange::isDone));
		this.bench.closeAll(this.connections);
	}

}

package io.diset.benchmark.load.worker;

import java.util.ArrayList;
import java.util.List;

import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Wire;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PingExchange}.
 */
class PingExchangeTests {

	private final Pings pings = new Pings();

	private final Bench bench = new Bench(new NoClient(), Workload.W4, 1);

	private final PingExchange exchange = new PingExchange(this.bench);

	@Test
	void beginsWithOnePing() {
		this.exchange.start(this.pings);
		assertThat(this.pings.ids).containsExactly(0);
	}

	@Test
	void fillsTheWindowWithTheFirstPong() {
		this.exchange.start(this.pings);
		this.exchange.pong(0);
		assertThat(this.pings.ids).hasSize(1 + Workload.W4.window()).endsWith(Workload.W4.window());
		assertThat(this.exchange.count()).isOne();
		assertThat(this.exchange.isDone()).isFalse();
	}

	@Test
	void sendsNoMoreWhenStopped() {
		this.exchange.start(this.pings);
		this.bench.stop();
		this.exchange.pong(0);
		assertThat(this.pings.ids).containsExactly(0);
		assertThat(this.exchange.isDone()).isTrue();
		assertThatNoException().isThrownBy(this.bench::check);
	}

	@Test
	void failsWithAPongOutOfOrder() {
		this.exchange.start(this.pings);
		this.exchange.pong(0);
		this.exchange.pong(2);
		assertThatIllegalStateException().isThrownBy(this.bench::check).withMessage("Pong 2 in place of 1");
	}

	@Test
	void failsWithAPongThatComesTwice() {
		this.exchange.start(this.pings);
		this.exchange.pong(0);
		this.exchange.pong(0);
		assertThatIllegalStateException().isThrownBy(this.bench::check).withMessage("Pong 0 in place of 1");
	}

	@Test
	void failsWithAnAcknowledgementThatNobodyWants() {
		this.exchange.start(this.pings);
		this.exchange.acknowledged();
		assertThatIllegalStateException().isThrownBy(this.bench::check);
	}

	@Test
	void waitsForAcknowledgements() {
		Bench acknowledged = new Bench(new NoClient(), Workload.W9, 1);
		PingExchange exchange = new PingExchange(acknowledged);
		exchange.start(this.pings);
		acknowledged.stop();
		exchange.pong(0);
		assertThat(exchange.isDone()).isFalse();
		exchange.acknowledged();
		assertThat(exchange.isDone()).isTrue();
	}

	/**
	 * Connects nothing.
	 */
	private static final class NoClient implements LoadClient {

		@Override
		public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
			return Mono.empty();
		}

		@Override
		public void close() {
		}

	}

	/**
	 * Notes what is sent.
	 */
	private static final class Pings implements LoadConnection {

		private final List<Integer> ids = new ArrayList<>();

		@Override
		public void ping(int id) {
			this.ids.add(id);
		}

		@Override
		public void block(int id, String data) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void push(int id) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Mono<Void> close() {
			return Mono.empty();
		}

	}

}

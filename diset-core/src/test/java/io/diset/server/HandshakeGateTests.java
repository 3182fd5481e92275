package io.diset.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeGateTests {

	private final List<String> turns = new ArrayList<>();

	private final Runnable first = new Turn("first");

	private final Runnable second = new Turn("second");

	private final HandshakeGate gate = new HandshakeGate(1);

	@Test
	void letsSoManyInAtOnce() {
		HandshakeGate wide = new HandshakeGate(2);
		assertThat(wide.enter(this.first)).isTrue();
		assertThat(wide.enter(this.first)).isTrue();
		assertThat(wide.enter(this.first)).isFalse();
		assertThat(wide.taken()).isEqualTo(2);
		assertThat(wide.waiting()).isEqualTo(1);
		assertThat(this.turns).isEmpty();
	}

	@Test
	void callsThoseThatWaitInTheirOrder() {
		this.gate.enter(this.first);
		this.gate.enter(this.second);
		this.gate.enter(this.first);
		this.gate.exit();
		assertThat(this.turns).containsExactly("second");
		this.gate.exit();
		assertThat(this.turns).containsExactly("second", "first");
		assertThat(this.gate.taken()).isEqualTo(1);
	}

	@Test
	void doesNotCallWhoHasLeft() {
		this.gate.enter(this.first);
		this.gate.enter(this.first);
		this.gate.enter(this.second);
		assertThat(this.gate.leave(this.first)).isTrue();
		this.gate.exit();
		assertThat(this.turns).containsExactly("second");
	}

	@Test
	void tellsWhoLeavesThatItWasCalled() {
		this.gate.enter(this.first);
		this.gate.enter(this.second);
		this.gate.exit();
		assertThat(this.gate.leave(this.second)).isFalse();
	}

	@Test
	void isEmptyWhenAllHaveGone() {
		this.gate.enter(this.first);
		this.gate.enter(this.second);
		this.gate.exit();
		this.gate.exit();
		assertThat(this.gate.taken()).isZero();
		assertThat(this.gate.waiting()).isZero();
		assertThat(this.gate.enter(this.first)).isTrue();
	}

	@Test
	void losesNobodyWhenManyComeAtOnce() throws Exception {
		int threads = 8;
		HandshakeGate narrow = new HandshakeGate(2);
		AtomicInteger inside = new AtomicInteger();
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Callable<Integer>> visitors = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				visitors.add(() -> visit(narrow, inside));
			}
			for (Future<Integer> highest : executor.invokeAll(visitors)) {
				assertThat(highest.get()).isBetween(1, 2);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(narrow.taken()).isZero();
	}

	private static int visit(HandshakeGate gate, AtomicInteger inside) {
		int highest = 0;
		for (int visits = 0; visits < 2000; visits++) {
			CompletableFuture<Void> turn = new CompletableFuture<>();
			if (!gate.enter(() -> turn.complete(null))) {
				turn.join();
			}
			highest = Math.max(highest, inside.incrementAndGet());
			inside.decrementAndGet();
			gate.exit();
		}
		return highest;
	}

	/**
	 * Notes that it was called.
	 */
	private final class Turn implements Runnable {

		private final String name;

		private Turn(String name) {
			this.name = name;
		}

		@Override
		public void run() {
			HandshakeGateTests.this.turns.add(this.name);
		}

	}

}

package io.diset.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.message.MessageType;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of connections when the executor of the handlers has no room.
 */
class RejectingExecutorTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedLog log = new NotedLog();

	private final NotedEvents events = new NotedEvents();

	private final ScarceExecutor executor = new ScarceExecutor();

	private DisetServer server;

	private int port;

	@AfterEach
	void stop() {
		this.server.stop(Duration.ofSeconds(5)).block();
		assertThat(this.events.rest()).isEmpty();
		this.log.close();
	}

	@Test
	void tellsAClientThatConnects() throws Exception {
		start(Execution.EXECUTOR);
		this.executor.permits.set(0);
		try (RawPeer peer = Stage.CONNECTING.reach(RawPeer.connect(this.port), SERVICE)) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "Server busy"));
		}
		this.executor.permits.set(100);
		assertThat(this.events.next()).isEqualTo("connect");
		assertThat(this.events.next()).isEqualTo("drop LIMIT");
	}

	@Test
	void tellsAPeerWhoseMessageCannotBeHandledAndDropsWhenThereIsRoom() throws Exception {
		start(Execution.EVENT_LOOP);
		this.executor.permits.set(0);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connect(this.port), SERVICE)) {
			assertThat(peer.send(RawPeer.message("Ping", "1")).receiveToEnd())
				.isEqualTo(RawPeer.error(0, "Server busy"));
			assertThat(this.events.next()).isEqualTo("connect");
			assertThat(this.events.rest()).isEmpty();
			this.executor.permits.set(100);
			assertThat(this.events.next()).isEqualTo("Ping");
			assertThat(this.events.next()).isEqualTo("drop LIMIT");
		}
	}

	@Test
	void dropsLaterWhenTheDropItselfFoundNoRoom() throws Exception {
		start(Execution.EVENT_LOOP);
		this.executor.permits.set(0);
		Stage.ESTABLISHED.reach(RawPeer.connect(this.port), SERVICE).close();
		assertThat(this.events.next()).isEqualTo("connect");
		this.executor.rejected();
		this.executor.permits.set(100);
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void isLoggedOnceForAConnection() throws Exception {
		start(Execution.EVENT_LOOP);
		this.executor.permits.set(0);
		try (RawPeer peer = Stage.ESTABLISHED.reach(RawPeer.connect(this.port), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1")).receiveToEnd();
			this.executor.rejected();
			this.executor.permits.set(100);
		}
		assertThat(this.events.next()).isEqualTo("connect");
		assertThat(this.events.next()).isEqualTo("Ping");
		assertThat(this.events.next()).isEqualTo("drop LIMIT");
		assertThat(NotedLog.line(this.log.next())).startsWith("WARN Closed connection ")
			.endsWith("to Framework/PingPong: LIMIT (The executor of the handlers is full)");
		assertThat(this.log.rest()).isEmpty();
	}

	@Test
	void losesNoDropWhenTheExecutorIsShutDownWithTheServer() throws Exception {
		start(Execution.EXECUTOR);
		this.executor.inThreadOfTest = true;
		RawPeer peer = Stage.CONNECTING.reach(RawPeer.connect(this.port), SERVICE);
		peer.sync();
		this.server.stop(Duration.ofMillis(50)).block();
		peer.close();
		this.executor.permits.set(0);
		this.executor.runWaiting();
		assertThat(this.events.next()).isEqualTo("connect");
		assertThat(this.events.next()).isEqualTo("drop STOPPING");
	}

	private void start(Execution connect) {
		this.server = DisetServer.builder(this.executor)
			.host("127.0.0.1")
			.authorization(AuthorizationRules.ALL)
			.service(ServiceDefinition.builder(SERVICE)
				.onConnect(connect, this.events.connect())
				.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
					this.events.add("Ping");
					return ping;
				})
				.onDrop(Execution.EXECUTOR, this.events.drop())
				.build())
			.build();
		this.port = this.server.start().block().getPort();
	}

	/**
	 * Takes a number of tasks, and rejects the rest.
	 */
	private static final class ScarceExecutor implements Executor {

		private final AtomicInteger permits = new AtomicInteger(100);

		private final AtomicInteger rejections = new AtomicInteger();

		private final Queue<Runnable> waiting = new ArrayDeque<>();

		private volatile boolean inThreadOfTest;

		@Override
		public void execute(Runnable task) {
			if (this.permits.getAndDecrement() <= 0) {
				this.rejections.incrementAndGet();
				throw new RejectedExecutionException("full");
			}
			if (this.inThreadOfTest) {
				synchronized (this.waiting) {
					this.waiting.add(task);
				}
			}
			else {
				new Thread(task, "handler").start();
			}
		}

		void rejected() {
			int before = this.rejections.get();
			Await.until(() -> this.rejections.get() >= before + 2);
		}

		void runWaiting() {
			for (Runnable next = next(); next != null; next = next()) {
				next.run();
			}
		}

		private Runnable next() {
			synchronized (this.waiting) {
				return this.waiting.poll();
			}
		}

	}

}

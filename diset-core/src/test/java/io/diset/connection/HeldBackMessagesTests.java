package io.diset.connection;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.server.DisetConnections;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is sent to a connection before the client knows that it is accepted comes after
 * the reply.
 */
class HeldBackMessagesTests {

	private static final String SERVICE = "Framework/PingPong";

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private final BlockingQueue<Mono<Void>> sent = new LinkedBlockingQueue<>();

	private final CountDownLatch decide = new CountDownLatch(1);

	private RunningServer server;

	@AfterEach
	void stop() {
		this.decide.countDown();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void followTheReplyWhenTheConnectHandlerSendsThem(Execution where) throws Exception {
		this.server = RunningServer.of(ServiceDefinition.builder(SERVICE).onConnect(where, (connection) -> {
			for (int i = 0; i < 100; i++) {
				this.sent.add(connection.send(new Pong(i)));
			}
			return "welcome";
		}).build());
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.receive()).isEqualTo("{\"OK\": true, \"Value\": \"welcome\"}");
			for (int i = 0; i < 100; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", String.valueOf(i)));
			}
		}
		for (Mono<Void> report : this.sent) {
			assertThat(report.blockOptional()).isEmpty();
		}
	}

	@Test
	void followTheReplyWhenOtherThreadsSendThem() throws Exception {
		startDeciding(null);
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			DisetConnections all = this.server.connections();
			assertThat(connection.isOpen()).isTrue();
			assertThat(all.find(connection.id())).containsSame(connection);
			Mono<Void> first = all.send(connection.id(), new Pong(1));
			Mono<Void> second = all.ofService(SERVICE).iterator().next().send(new Pong(2));
			peer.sync();
			this.decide.countDown();
			assertThat(peer.receive()).isEqualTo("{\"OK\": true, \"Value\": null}");
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "2"));
			assertThat(first.then(second).blockOptional()).isEmpty();
		}
	}

	@Test
	void followTheReplyWhileThreadsGoOnSending() throws Exception {
		startDeciding(null);
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			Thread sender = new Thread(() -> {
				for (int i = 0; i < 2000; i++) {
					connection.send(new Pong(i));
					if (i == 1000) {
						this.decide.countDown();
					}
				}
			});
			sender.start();
			assertThat(peer.receive()).isEqualTo("{\"OK\": true, \"Value\": null}");
			for (int i = 0; i < 2000; i++) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", String.valueOf(i)));
			}
			sender.join();
		}
	}

	@Test
	void failWhenTheConnectionIsRefused() throws Exception {
		startDeciding(new DisetException("no"));
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
			Mono<Void> report = connection.send(new Pong(1));
			this.decide.countDown();
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "no"));
			assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(report::block)
				.withMessage("Connection closed: no")
				.satisfies((error) -> assertThat(error.getReason().kind()).isEqualTo(CloseReason.Kind.REFUSED));
			assertThat(connection.isOpen()).isFalse();
		}
	}

	@Test
	void failWhenTheClientLeaves() throws Exception {
		startDeciding(null);
		Stage.CONNECTING.reach(this.server.connect(), SERVICE).close();
		DisetConnection connection = this.connections.poll(10, TimeUnit.SECONDS);
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> connection.send(new Pong(1)).block())
			.withMessage("Connection closed by peer");
	}

	@Test
	void areNotSentWhenTheConnectionIsClosedBefore() throws Exception {
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
				this.sent.add(connection.send(new Pong(1)));
				return connection.close();
			}).build());
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "closed by this side"));
		}
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> this.sent.take().block())
			.withMessage("Connection closed: closed by this side");
	}

	private void startDeciding(DisetException refusal) {
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
				this.connections.add(connection);
				this.decide.await();
				if (refusal != null) {
					throw refusal;
				}
				return null;
			}).build());
	}

}

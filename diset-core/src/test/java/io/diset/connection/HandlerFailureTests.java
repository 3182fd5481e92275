package io.diset.connection;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a connection whose message handler fails.
 */
class HandlerFailureTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String SERVER_ERROR = RawPeer.error(0, "Server error while serving Ping");

	private final NotedLog log = new NotedLog();

	private final NotedEvents events = new NotedEvents();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
		this.log.close();
	}

	static MessageHandler<?>[] failures() {
		return new MessageHandler<?>[] { failure((connection, ping) -> {
			throw new IllegalStateException("a secret");
		}), failure((connection, ping) -> {
			throw new Exception("a secret");
		}), failure((connection, ping) -> {
			throw new AssertionError("a secret");
		}), failure((connection, ping) -> {
			throw new StackOverflowError("a secret");
		}), failure((connection, ping) -> {
			throw new NoClassDefFoundError("a/Secret");
		}), failure((connection, ping) -> Mono.error(new IllegalStateException("a secret"))), failure((connection,
				ping) -> Mono.error(new IllegalStateException("a secret")).subscribeOn(Schedulers.parallel())),
				failure((connection, ping) -> Mono.fromCallable(() -> {
					throw new IllegalStateException("a secret");
				})), failure((connection, ping) -> Mono.fromCallable(() -> {
					throw new NoClassDefFoundError("a/Secret");
				})), failure((connection, ping) -> Mono.fromCallable(() -> {
					throw new StackOverflowError("a secret");
				})), failure((connection, ping) -> "no message"),
				failure((connection, ping) -> Mono.just("no message")),
				failure((connection, ping) -> Mono.just("no message").subscribeOn(Schedulers.parallel())),
				failure((connection, ping) -> new Anything(new Object())), failure((connection, ping) -> new Broken(1)),
				failure((connection, ping) -> Mono.just(new Broken(1)).subscribeOn(Schedulers.parallel())),
				failure((connection, ping) -> Message
					.of(MessageDefinition.of("Note", AttributeDefinition.of("text", AttributeType.STR)))) };
	}

	@ParameterizedTest
	@MethodSource("failures")
	void tellsNoDetailsOnAnExecutor(MessageHandler<Ping> handler) throws Exception {
		tellsNoDetails(Execution.EXECUTOR, handler);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void tellsNoDetailsOnTheEventLoop(MessageHandler<Ping> handler) throws Exception {
		tellsNoDetails(Execution.EVENT_LOOP, handler);
	}

	@ParameterizedTest
	@EnumSource
	void tellsTheTextThatIsMeantForThePeer(Execution where) throws Exception {
		start(where, (connection, ping) -> {
			throw new DisetException(1117, "No more \u201epings\u201c today");
		});
		assertThat(converse()).isEqualTo(RawPeer.error(1117, "No more \\u201epings\\u201c today"));
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
		assertThat(this.log.next()).satisfies((event) -> {
			assertThat(NotedLog.line(event)).startsWith("WARN Closed connection ")
				.endsWith("to Framework/PingPong: HANDLER_ERROR (No more \u201epings\u201c today)");
			assertThat(event.getThrowableProxy()).isNull();
		});
	}

	@ParameterizedTest
	@EnumSource
	void tellsATextFromAMono(Execution where) throws Exception {
		start(where, (connection, ping) -> Mono.error(new DisetException("No")).subscribeOn(Schedulers.parallel()));
		assertThat(converse()).isEqualTo(RawPeer.error(0, "No"));
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@Test
	void tellsSomethingWhenThereIsNoText() throws Exception {
		start(Execution.EXECUTOR, (connection, ping) -> {
			throw new DisetException(null);
		});
		assertThat(converse()).isEqualTo(RawPeer.error(0, "null"));
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@ParameterizedTest
	@EnumSource
	void handlesNoMessageBehindTheFailedOne(Execution where) throws Exception {
		start(where, (connection, ping) -> {
			this.events.add("Ping " + ping.id());
			if (ping.id() == 3) {
				throw new IllegalStateException("a secret");
			}
			return null;
		});
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			StringBuilder pings = new StringBuilder();
			for (int i = 1; i <= 100; i++) {
				pings.append(RawPeer.frame(RawPeer.message("Ping", String.valueOf(i))));
			}
			assertThat(peer.sendText(pings.toString()).receiveToEnd()).isEqualTo(SERVER_ERROR);
		}
		for (int i = 1; i <= 3; i++) {
			assertThat(this.events.next()).isEqualTo("Ping " + i);
		}
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@Test
	void sendsWhatTheHandlerSentBeforeItFailed() throws Exception {
		start(Execution.EXECUTOR, (connection, ping) -> {
			connection.send(ping);
			throw new IllegalStateException("a secret");
		});
		assertThat(converse()).isEqualTo(RawPeer.frame(RawPeer.message("Ping", "1")) + SERVER_ERROR);
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
	}

	@Test
	void isLoggedEvenWhenThePeerHasLeftMeanwhile() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		start(Execution.EXECUTOR, (connection, ping) -> {
			running.countDown();
			release.await();
			throw new IllegalStateException("a secret");
		});
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
		}
		Await.until(() -> this.server.connections().all().isEmpty());
		release.countDown();
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
		assertThat(this.log.next()).satisfies((event) -> {
			assertThat(NotedLog.line(event)).startsWith("ERROR Too late to tell the peer of closed connection ")
				.endsWith("to Framework/PingPong: HANDLER_ERROR (Server error while serving Ping)");
			assertThat(event.getThrowableProxy().getMessage()).isEqualTo("a secret");
		});
	}

	private void tellsNoDetails(Execution where, MessageHandler<Ping> handler) throws Exception {
		start(where, handler);
		assertThat(converse()).isEqualTo(SERVER_ERROR);
		assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
		ILoggingEvent event = this.log.next();
		assertThat(NotedLog.line(event)).startsWith("ERROR Closed connection ")
			.endsWith("to Framework/PingPong: HANDLER_ERROR (Server error while serving Ping)");
		assertThat(event.getThrowableProxy()).isNotNull();
		this.server.close();
		assertThat(this.log.rest()).isEmpty();
	}

	private void start(Execution where, MessageHandler<Ping> handler) {
		this.server = RunningServer.of(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), where, handler)
			.onDrop(where, this.events.drop())
			.build());
	}

	private String converse() throws Exception {
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			return peer.send(RawPeer.message("Ping", "1")).receiveToEnd();
		}
	}

	private static MessageHandler<Ping> failure(MessageHandler<Ping> handler) {
		return handler;
	}

	@DisetMessage("Anything")
	record Anything(Object value) {
	}

	@DisetMessage("Broken")
	record Broken(long id) {

		@Override
		public long id() {
			throw new AssertionError("a secret");
		}

	}

}

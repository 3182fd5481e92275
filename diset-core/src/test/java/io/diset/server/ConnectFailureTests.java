package io.diset.server;

import java.time.Duration;
import java.time.LocalTime;
import java.util.AbstractMap;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a connection whose connect handler fails, or returns what cannot be
 * told.
 */
class ConnectFailureTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String SERVER_ERROR = RawPeer.error(0, "Server error while serving new");

	private final NotedLog log = new NotedLog();

	private final NotedEvents events = new NotedEvents();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.log.rest()).isEmpty();
		this.log.close();
	}

	static ConnectHandler[] failures() {
		return new ConnectHandler[] { (connection) -> {
			throw new IllegalStateException("a secret");
		}, (connection) -> {
			throw new Exception("a secret");
		}, (connection) -> {
			throw new AssertionError("a secret");
		}, (connection) -> Mono.error(new IllegalStateException("a secret")),
				(connection) -> Mono.error(new IllegalStateException("a secret")).subscribeOn(Schedulers.parallel()),
				(connection) -> Mono.fromCallable(() -> {
					throw new NoClassDefFoundError("a/Secret");
				}) };
	}

	static ConnectHandler[] unspeakable() {
		return new ConnectHandler[] { (connection) -> new Object(), (connection) -> LocalTime.NOON,
				(connection) -> List.of(Map.of(1, Set.of())), (connection) -> Mono.just(new Object()),
				(connection) -> new AbstractMap<String, Object>() {

					@Override
					public Set<Map.Entry<String, Object>> entrySet() {
						throw new ConcurrentModificationException();
					}

				} };
	}

	@ParameterizedTest
	@MethodSource("failures")
	void refusesWithoutDetails(ConnectHandler handler) throws Exception {
		for (Execution where : Execution.values()) {
			assertThat(converse(where, handler)).isEqualTo(SERVER_ERROR);
			ILoggingEvent event = this.log.next();
			assertThat(NotedLog.line(event)).startsWith("ERROR Refused connection ")
				.contains(" of nobody known from /127.0.0.1:")
				.endsWith(" to Framework/PingPong: REFUSED (Server error while serving new)");
			assertThat(event.getThrowableProxy()).isNotNull();
			assertThat(this.server.connections().all()).isEmpty();
			this.server.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "EVENT_LOOP, 0", "EXECUTOR, 1117" })
	void refusesWithTheTextThatIsMeantForThePeer(Execution where, int errno) throws Exception {
		assertThat(converse(where, (connection) -> {
			throw new DisetException(errno, "Not you");
		})).isEqualTo(RawPeer.error(errno, "Not you"));
		assertThat(NotedLog.line(this.log.next())).startsWith("WARN Refused connection ")
			.endsWith(": REFUSED (Not you)");
	}

	@ParameterizedTest
	@EnumSource
	void refusesWithATextFromAMono(Execution where) throws Exception {
		assertThat(converse(where,
				(connection) -> Mono.error(new DisetException("Not you")).subscribeOn(Schedulers.parallel())))
			.isEqualTo(RawPeer.error(0, "Not you"));
		assertThat(NotedLog.line(this.log.next())).startsWith("WARN Refused connection ");
	}

	@ParameterizedTest
	@MethodSource("unspeakable")
	void dropsAConnectionThatWasAcceptedWithAValueThatCannotBeTold(ConnectHandler handler) throws Exception {
		for (Execution where : Execution.values()) {
			assertThat(converse(where, handler)).isEqualTo(SERVER_ERROR);
			assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
			ILoggingEvent event = this.log.next();
			assertThat(NotedLog.line(event)).startsWith("ERROR Closed connection ");
			assertThat(event.getThrowableProxy()).isNotNull();
			this.server.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tellsTheValueOfAMono(Execution where) throws Exception {
		start(where, (connection) -> Mono.just(List.of(1, "two")).delayElement(Duration.ofMillis(1)));
		try (RawPeer peer = this.server.connect()) {
			assertThat(peer.open(SERVICE, "{}")).isEqualTo("{\"OK\": true, \"Value\": [1, \"two\"]}");
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	private void start(Execution where, ConnectHandler handler) {
		this.server = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onConnect(where, handler).onDrop(where, this.events.drop()).build());
	}

	private String converse(Execution where, ConnectHandler handler) throws Exception {
		start(where, handler);
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			return peer.receiveToEnd();
		}
	}

}

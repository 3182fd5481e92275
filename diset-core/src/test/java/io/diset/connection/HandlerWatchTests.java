package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that take long.
 */
class HandlerWatchTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIME = Duration.ofSeconds(60);

	private final Sinks.Empty<Void> mayEnd = Sinks.empty();

	private final NotedLog log = new NotedLog("io.diset.connection.handlers");

	private final NarrowChannel channel = new NarrowChannel(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> this.mayEnd.asMono())
		.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP, (connection, pong) -> null)
		.build(), ConnectionSettings.builder().slowHandlerTime(TIME).build());

	@AfterEach
	void close() {
		this.log.close();
		this.channel.finishAndReleaseAll();
	}

	@Test
	void areReportedOnce() {
		receive("Ping");
		this.channel.advance(TIME);
		assertThat(this.log.rest()).isEmpty();
		this.channel.advance(TIME);
		assertThat(this.log.rest()).singleElement()
			.asString()
			.startsWith(
					"WARN The handler of Ping has been running for 60000 ms or longer, for connection 1 of nobody known");
		this.channel.advance(TIME);
		this.channel.advance(TIME);
		assertThat(this.log.rest()).isEmpty();
	}

	@Test
	void areReportedEachForItself() {
		receive("Ping");
		this.channel.advance(TIME);
		this.channel.advance(TIME);
		assertThat(this.log.rest()).hasSize(1);
		this.mayEnd.tryEmitEmpty();
		this.channel.runPendingTasks();
		receive("Pong");
		this.channel.advance(TIME);
		this.channel.advance(TIME);
		assertThat(this.log.rest()).isEmpty();
	}

	@Test
	void areNotMissedForThoseBeforeThem() {
		receive("Pong");
		this.channel.advance(TIME.dividedBy(2));
		receive("Ping");
		this.channel.advance(TIME);
		this.channel.advance(TIME);
		assertThat(this.log.rest()).hasSize(1);
	}

	@Test
	void areReportedWithWhatTheirThreadDoesAndHoldNobodyElse() throws Exception {
		Semaphore permits = new Semaphore(0);
		ServiceDefinition service = ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				permits.acquire();
				return null;
			})
			.onMessage(MessageType.of(Pong.class), Execution.EXECUTOR, (connection, pong) -> pong)
			.build();
		try (RunningServer server = RunningServer.with((builder) -> builder.service(service)
			.connection(ConnectionSettings.builder().slowHandlerTime(Duration.ofMillis(20)).build()));
				RawPeer hanging = Stage.ESTABLISHED.reach(server.connect(), SERVICE);
				RawPeer other = Stage.ESTABLISHED.reach(server.connect(), SERVICE)) {
			hanging.send(RawPeer.message("Ping", "1"));
			ILoggingEvent reported = this.log.next();
			assertThat(NotedLog.line(reported)).contains("The handler of Ping");
			assertThat(reported.getThrowableProxy().getStackTraceElementProxyArray()).extracting(Object::toString)
				.anyMatch((line) -> line.contains("Semaphore.acquire"));
			other.send(RawPeer.message("Pong", "2"));
			assertThat(other.receive()).isEqualTo(RawPeer.message("Pong", "2"));
			permits.release();
		}
	}

	private void receive(String message) {
		this.channel.receive(RawPeer.frame(RawPeer.message(message, "1")));
		this.channel.runPendingTasks();
	}

}

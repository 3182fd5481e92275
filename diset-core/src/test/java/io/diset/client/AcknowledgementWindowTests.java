package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.MessageType;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of both ends that wait for acknowledgements while the windows of both ends are
 * full: nobody waits for ever.
 */
class AcknowledgementWindowTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final int COUNT = 300;

	private final AtomicInteger pings = new AtomicInteger();

	private final AtomicInteger pongs = new AtomicInteger();

	private RunningServer server;

	private TestClient testClient;

	@AfterEach
	void close() {
		this.testClient.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 256 })
	void letHandlersBlock(int window) {
		start(window, Execution.EXECUTOR, (connection, ping) -> {
			connection.sendAndAwaitAck(new Pong(ping.id())).block(TIMEOUT);
			this.pings.incrementAndGet();
			return null;
		});
		sendAll();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 256 })
	void letHandlersOnTheEventLoopWait(int window) {
		start(window, Execution.EVENT_LOOP, (connection, ping) -> connection.sendAndAwaitAck(new Pong(ping.id()))
			.doOnSuccess((acknowledged) -> this.pings.incrementAndGet()));
		sendAll();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 16 })
	void letHandlersOfBothEndsBlock(int window) {
		start(window, Execution.EXECUTOR, (connection, ping) -> {
			if (ping.id() > 0) {
				connection.sendAndAwaitAck(new Pong(ping.id())).block(TIMEOUT);
			}
			this.pings.incrementAndGet();
			return null;
		});
		client().on(Pong.class, (pong) -> {
			client().sendAndAwaitAck(new Ping(0)).block(TIMEOUT);
			this.pongs.incrementAndGet();
		});
		List<Mono<Void>> reports = new ArrayList<>();
		for (int id = 1; id <= COUNT; id++) {
			reports.add(client().sendAndAwaitAck(new Ping(id)));
		}
		DisetConnection connection = connection();
		for (int id = 1; id <= COUNT; id++) {
			reports.add(connection.sendAndAwaitAck(new Pong(-id)));
		}
		reports.forEach((report) -> report.block(TIMEOUT));
		Await.until(() -> this.pongs.get() == 2 * COUNT && this.pings.get() == 3 * COUNT);
		assertThat(connection.isOpen()).isTrue();
		assertThat(connection().id()).isEqualTo(connection.id());
	}

	@Test
	void doNotKeepWhatIsSentWithoutAHandlerThatWaits() {
		start(2, Execution.EXECUTOR, (connection, ping) -> {
			this.pings.incrementAndGet();
			return new Pong(ping.id());
		});
		client().on(Pong.class, (pong) -> this.pongs.incrementAndGet());
		for (int id = 0; id < COUNT; id++) {
			client().send(new Ping(id));
		}
		client().sendAndAwaitAck(new Ping(COUNT)).block(TIMEOUT);
		Await.until(() -> this.pongs.get() == COUNT + 1);
	}

	private void sendAll() {
		client().on(Pong.class, (pong) -> this.pongs.incrementAndGet());
		List<Mono<Void>> reports = new ArrayList<>();
		for (int id = 0; id < COUNT; id++) {
			reports.add(client().sendAndAwaitAck(new Ping(id)));
		}
		reports.forEach((report) -> report.block(TIMEOUT));
		Await.until(() -> this.pings.get() == COUNT && this.pongs.get() == COUNT);
	}

	private DisetConnection connection() {
		Await.until(() -> this.server.connections().all().size() == 1);
		return this.server.connections().all().iterator().next();
	}

	private MessageClient client() {
		return this.testClient.client();
	}

	private void start(int window, Execution where, MessageHandler<Ping> handler) {
		ConnectionSettings connection = ConnectionSettings.builder().inboundWindow(window).build();
		UnaryOperator<DisetServer.Builder> customizer = (builder) -> builder.connection(connection)
			.service(ServiceDefinition.builder(SERVICE)
				.onMessage(MessageType.of(Ping.class), where, handler)
				.sends(MessageType.of(Pong.class).definition())
				.build());
		this.server = RunningServer.with(customizer);
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
				UnsubscribedMessages.DISCONNECT, connection);
		this.testClient = new TestClient("dip://127.0.0.1:%d/%s".formatted(this.server.port(), SERVICE),
				(builder) -> builder.settings(settings));
	}

}

package io.diset.client;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.InvalidMessageException;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A client of ours learns from a service of ours which messages there are.
 */
class DiscoveryTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String DRIFT = "Message Ping is defined in two ways: Ping(id: int) by the service,"
			+ " Ping(id: str) here: attribute 'id' is int, not str";

	private final NotedEvents events = new NotedEvents();

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder(SERVICE)
		.onConnect(Execution.EXECUTOR, (connection) -> "welcome")
		.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> new Pong(ping.id()))
		.sends(MessageType.of(Pong.class).definition())
		.onDrop(Execution.EXECUTOR, this.events.drop())
		.build());

	private TestClient testClient = new TestClient(url());

	@AfterEach
	void close() {
		this.testClient.close();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void needsNoRecords(Encoding encoding) throws Exception {
		restart(encoding);
		client().on("Pong", this.received::add);
		assertThat(client().connect().block(TIMEOUT)).isEqualTo("welcome");
		Message ping = client().createMessage("Ping").set("id", 1);
		client().sendAndAwaitAck(ping).block(TIMEOUT);
		assertThat(next().get("id")).isEqualTo(1L);
		client().send(ping.set("id", BigInteger.TWO)).block(TIMEOUT);
		assertThat(next().get("id")).isEqualTo(2L);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> ping.set("id", "1"));
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> ping.set("number", 1));
	}

	@Test
	void tellsWhichMessagesThereAreNot() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> client().createMessage("Ping"))
			.withMessage("No definition of message Ping is known:"
					+ " connect to a service that tells its definitions, or give the client one");
		client().connect().block(TIMEOUT);
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> client().createMessage("Pung"))
			.withMessage("No definition of message Pung is known:"
					+ " the service tells of no such message, so give the client one");
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> client().on("Pung", this.received::add));
	}

	@Test
	void letsRecordsAndNamesBeMixed() throws Exception {
		client().on(Pong.class, this.received::add);
		client().on("Pong", (message) -> this.received.add(message.get("id")));
		client().send(new Ping(5)).block(TIMEOUT);
		assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(5));
		assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(5L);
		client().send(client().createMessage("Ping").set("id", 6)).block(TIMEOUT);
		assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(6));
	}

	@Test
	void refusesToConnectWhenARecordHasDrifted() throws Exception {
		Mono<Void> sent = client().send(new Drifted("1"));
		Mono<Object> connected = client().connect();
		for (Mono<?> failed : List.of(sent, connected)) {
			assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> failed.block(TIMEOUT))
				.withMessage(DRIFT);
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_ERROR");
		assertThat(this.events.nextReason().text()).isEqualTo(DRIFT);
		assertThat(client().isConnected()).isFalse();
	}

	@Test
	void refusesToConnectWhenADefinitionHasDrifted() throws Exception {
		this.testClient.close();
		this.testClient = new TestClient(url(), (builder) -> builder
			.definition(MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.STR))));
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> client().connect().block(TIMEOUT))
			.withMessage(DRIFT);
		assertThat(this.events.next()).isEqualTo("drop PEER_ERROR");
	}

	@Test
	void refusesToConnectWhenAMessageThatWaitsHasDrifted() throws Exception {
		MessageDefinition drifted = MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.STR));
		Mono<Void> sent = client().send(Message.of(drifted).set("id", "1"));
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> sent.block(TIMEOUT))
			.withMessage(DRIFT);
		assertThat(this.events.next()).isEqualTo("drop PEER_ERROR");
		assertThat(this.events.nextReason().text()).isEqualTo(DRIFT);
	}

	@Test
	void refusesToSendARecordThatHasDrifted() {
		client().connect().block(TIMEOUT);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> client().send(new Drifted("1")))
				.withMessage(DRIFT);
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> client().on(Drifted.class, this.received::add))
				.withMessage(DRIFT);
		}
		client().on("Pong", this.received::add);
		client().sendAndAwaitAck(client().createMessage("Ping").set("id", 1)).block(TIMEOUT);
		assertThat(client().isConnected()).isTrue();
	}

	@Test
	void refusesToSendAMessageThatHasDrifted() {
		client().connect().block(TIMEOUT);
		MessageDefinition drifted = MessageDefinition.of("Ping", AttributeDefinition.of("id", AttributeType.STR));
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> client().send(Message.of(drifted).set("id", "1")))
			.withMessageStartingWith("Message Ping is defined in two ways: ");
		assertThat(client().isConnected()).isTrue();
	}

	@Test
	void followsAServiceThatComesBackWithOtherDefinitions() throws Exception {
		client().onDisconnect(this.received::add);
		client().on("Pong", this.received::add);
		client().connect().block(TIMEOUT);
		Message old = client().createMessage("Ping").set("id", 1);
		this.server.close();
		assertThat(this.received.poll(10, TimeUnit.SECONDS)).isInstanceOf(CloseReason.class);
		try (RunningServer changed = RunningServer.onPort(this.server.port(),
				ServiceDefinition.builder(SERVICE)
					.onMessage(MessageType.of(Drifted.class), Execution.EXECUTOR,
							(connection, ping) -> new DriftedPong(ping.id()))
					.sends(MessageType.of(DriftedPong.class).definition())
					.build())) {
			Await.until(() -> client().isConnected());
			client().send(client().createMessage("Ping").set("id", "one")).block(TIMEOUT);
			assertThat(next().get("id")).isEqualTo("one");
			assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> client().send(old));
			this.testClient.close();
			assertThat(changed.port()).isEqualTo(this.server.port());
		}
	}

	private Message next() throws InterruptedException {
		Object next = this.received.poll(10, TimeUnit.SECONDS);
		assertThat(next).isInstanceOf(Message.class);
		return (Message) next;
	}

	private MessageClient client() {
		return this.testClient.client();
	}

	private String url() {
		return "dip://127.0.0.1:%d/%s".formatted(this.server.port(), SERVICE);
	}

	private void restart(Encoding encoding) {
		this.testClient.close();
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
				UnsubscribedMessages.DISCONNECT, ConnectionSettings.builder().encoding(encoding).build());
		this.testClient = new TestClient(url(), (builder) -> builder.settings(settings));
	}

	/**
	 * A ping that another definition of the service would fit.
	 *
	 * @param id its number
	 */
	@DisetMessage("Ping")
	record Drifted(String id) {
	}

	/**
	 * Its answer.
	 *
	 * @param id the number of the ping
	 */
	@DisetMessage("Pong")
	record DriftedPong(String id) {
	}

}

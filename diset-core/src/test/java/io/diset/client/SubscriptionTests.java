package io.diset.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Who gets which message, and what becomes of one that nobody wants.
 */
class SubscriptionTests {

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private final TestClient testClient = new TestClient(this.service.url("Framework/PingPong"));

	private final MessageClient client = this.testClient.client();

	@AfterEach
	void close() {
		this.testClient.close();
		this.service.close();
	}

	@Test
	void callsBackOnTheExecutorInOrder() throws Exception {
		this.client.on(Pong.class, (pong) -> this.events.add(Thread.currentThread().getName() + " " + pong.id()));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			for (int id = 0; id < 1000; id++) {
				peer.send(RawPeer.message("Pong", Integer.toString(id)));
			}
			for (int id = 0; id < 1000; id++) {
				assertThat(next()).isEqualTo("callback " + id);
			}
		}
	}

	@Test
	void givesAMessageToAllItsSubscriptions() throws Exception {
		this.client.on(Pong.class, this.events::add);
		this.client.on(Pong.class, (pong) -> this.events.add("again " + pong.id()));
		this.client.on("Pong", (message) -> this.events.add("by name " + message.get("id")));
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(next()).isEqualTo(new Pong(7));
			assertThat(next()).isEqualTo("again 7");
			assertThat(next()).isEqualTo("by name 7");
		}
	}

	@Test
	void endsASubscription() throws Exception {
		Disposable ended = this.client.on(Pong.class, (pong) -> this.events.add("ended"));
		this.client.on(Pong.class, this.events::add);
		ended.dispose();
		ended.dispose();
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(next()).isEqualTo(new Pong(7));
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void tellsTheServiceOfAMessageThatNobodyWantsAndDisconnects() throws Exception {
		this.client.onDisconnect(this.events::add);
		this.client.on(Pong.class, this.events::add).dispose();
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(peer.receive())
				.isEqualTo("{\"OK\": false, \"Errno\": 0, \"Message\": \"Unknown message Pong\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThat(next()).isInstanceOfSatisfying(CloseReason.class, (reason) -> {
			assertThat(reason.kind()).isEqualTo(CloseReason.Kind.PROTOCOL_ERROR);
			assertThat(reason.text()).startsWith("Unknown message Pong: ")
				.contains("on(...)", "UnsubscribedMessages.IGNORE");
		});
	}

	@Test
	void refusesToSendNothing() {
		assertThatNullPointerException().isThrownBy(() -> this.client.send(nothing()))
			.withMessage("The message to be sent must not be null");
		assertThatNullPointerException().isThrownBy(() -> this.client.sendAndAwaitAck(nothing()))
			.withMessage("The message to be sent must not be null");
	}

	@Test
	void tellsTheServiceOfACallbackThatFailsAndDisconnects() throws Exception {
		this.client.onDisconnect(this.events::add);
		this.client.on(Pong.class, (pong) -> {
			throw new IllegalStateException("expected by the test");
		});
		this.client.connect();
		try (RawPeer peer = this.service.acceptOpen()) {
			peer.send(RawPeer.message("Pong", "7"));
			assertThat(peer.receive())
				.isEqualTo("{\"OK\": false, \"Errno\": 0, \"Message\": \"Server error while serving Pong\"}");
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThat(next()).isInstanceOfSatisfying(CloseReason.class, (reason) -> {
			assertThat(reason.kind()).isEqualTo(CloseReason.Kind.HANDLER_ERROR);
			assertThat(reason.cause()).isInstanceOf(IllegalStateException.class);
		});
	}

	@Test
	void doesNotConnectWhenTheDefinitionOfASubscriptionByNameStaysUnknown() throws Exception {
		this.client.on("Pong", this.events::add);
		Mono<Object> connected = this.client.connect();
		String text = "No definition of message Pong is known:"
				+ " the service does not tell its definitions, so give the client one";
		try (RawPeer peer = this.service.acceptOpen()) {
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, text));
		}
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(connected::block).withMessage(text);
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> this.client.on("Pung", this.events::add))
			.withMessageStartingWith("No definition of message Pung is known: ");
	}

	@Test
	void refusesARecordThatContradictsAKnownDefinition() {
		MessageDefinition other = MessageDefinition.of("Pong", AttributeDefinition.of("id", AttributeType.STR));
		try (TestClient informed = new TestClient(this.service.url("Framework/PingPong"),
				(builder) -> builder.definition(other))) {
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> informed.client().on(Pong.class, this.events::add))
				.withMessage("Message Pong is defined in two ways: Pong(id: str) and Pong(id: int)");
		}
	}

	@Test
	void refusesAClassThatIsNoMessage() {
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> this.client.on(String.class, this.events::add))
			.withMessageContaining("java.lang.String is not a message");
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> this.client.send("text"))
			.withMessageContaining("java.lang.String is not a message");
	}

	@Test
	void refusesAMessageWithAWrongValueAtOnce() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.client.send(new Named(null)))
			.withMessage("Wrong type for attribute 'name' of message Named: null, expected str (String)");
		assertThat(this.client.isConnected()).isFalse();
	}

	@SuppressWarnings("NullAway")
	private static Object nothing() {
		return null;
	}

	private Object next() throws InterruptedException {
		Object event = this.events.poll(10, TimeUnit.SECONDS);
		assertThat(event).isNotNull();
		return event;
	}

	/**
	 * A message with a text.
	 *
	 * @param name the text
	 */
	@DisetMessage("Named")
	record Named(String name) {
	}

}

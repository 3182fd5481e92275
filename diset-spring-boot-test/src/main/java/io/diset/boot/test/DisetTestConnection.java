package io.diset.boot.test;

import java.time.Duration;
import java.util.List;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.message.Message;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A connection of a test to a service of its application, or the attempt to open one. It
 * records the messages that it receives, in order. It does not come back when it is lost.
 * <p>
 * {@code assertThat(connection)} of AssertJ leads to the assertions of
 * {@link DisetTestConnectionAssert}. Everything that waits does so until the deadline
 * that {@link DisetTestClient#withTimeout(Duration)} sets, and tells what was received
 * when it has waited in vain. Sending is safe for use by several threads; what takes
 * messages is meant for one.
 *
 * @since 0.1.0
 */
public final class DisetTestConnection implements AssertProvider<DisetTestConnectionAssert>, AutoCloseable {

	private final MessageClient client;

	private final ReceivedMessages received;

	private final MessageValues values;

	private final Duration timeout;

	private final Outcome connected;

	DisetTestConnection(MessageClient client, ReceivedMessages received, MessageValues values, Duration timeout,
			Outcome connected) {
		this.client = client;
		this.received = received;
		this.values = values;
		this.timeout = timeout;
		this.connected = connected;
	}

	/**
	 * Return the name of the service.
	 * @return the name in the form System/Component
	 */
	public String service() {
		return this.client.service();
	}

	/**
	 * Create a message that has no record.
	 * @param name the name of a message that the service declares
	 * @return a message without values
	 * @throws io.diset.message.MessageDefinitionException if the service declares no such
	 * message
	 */
	public Message createMessage(String name) {
		return this.client.createMessage(name);
	}

	/**
	 * Return what turns messages into records, and back.
	 * @return the values of messages
	 */
	MessageValues values() {
		return this.values;
	}

	/**
	 * Send a message, and wait until it has been handed to the socket.
	 * @param message a record with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or a {@link Message}
	 * @return this connection
	 * @throws AssertionError if it cannot be sent
	 * @throws io.diset.message.MessageDefinitionException if it is not a message, or the
	 * service defines it in another way
	 * @throws io.diset.message.InvalidMessageException if it has a value that does not
	 * agree with its definition
	 */
	public DisetTestConnection send(Object message) {
		requireOpen(message);
		return require(message, outcome(this.client.send(message)));
	}

	/**
	 * Send a message, and wait until the service has accepted it for its handler.
	 * @param message as of {@link #send(Object)}
	 * @return this connection
	 * @throws AssertionError if it cannot be sent, or is refused
	 * @throws io.diset.message.MessageDefinitionException as {@link #send(Object)}
	 * @throws io.diset.message.InvalidMessageException as {@link #send(Object)}
	 */
	public DisetTestConnection sendAndAwaitAck(Object message) {
		return require(message, acknowledgement(message));
	}

	/**
	 * Take the next message, which must be that of a record. Waits for it.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param <T> the record
	 * @return the message
	 * @throws AssertionError if there is none in time, or the next message is another
	 */
	public <T> T receive(Class<T> recordClass) {
		return this.values.read(take("message " + this.values.name(recordClass)), recordClass, this);
	}

	/**
	 * Take the next message, which must have a name. Waits for it.
	 * @param name the name of the message
	 * @return the message
	 * @throws AssertionError if there is none in time, or the next message is another
	 */
	public Message receive(String name) {
		Message message = take("message " + name);
		if (!message.name().equals(name)) {
			throw failure("Expected message %s next, but it was %s.".formatted(name, message));
		}
		return message;
	}

	/**
	 * Return all messages that were received so far, those that were taken included.
	 * @return a copy of the messages, in order
	 */
	public List<Message> received() {
		return this.received.all();
	}

	/**
	 * Disconnect, and wait until the connection has ended. A connection that has been
	 * refused or has ended stays as it is.
	 */
	@Override
	public void close() {
		Outcome.of(this.client.close(), this.timeout);
	}

	/**
	 * Return the assertions. Meant for AssertJ: use {@code assertThat(connection)}.
	 * @return the assertions about this connection
	 */
	@Override
	public DisetTestConnectionAssert assertThat() {
		return new DisetTestConnectionAssert(this);
	}

	@Override
	public String toString() {
		return "connection to " + service();
	}

	/**
	 * Return whether the service has accepted the connection and it is still open.
	 * @return whether it is open
	 */
	boolean isOpen() {
		return this.client.isConnected();
	}

	Outcome connected() {
		return this.connected;
	}

	List<Message> untaken() {
		return this.received.untaken();
	}

	Message take(String expected) {
		Message message = this.received.take(this.timeout);
		if (message == null) {
			throw failure("Expected %s next, but there was none.".formatted(expected));
		}
		return message;
	}

	CloseReason awaitEnd() {
		CloseReason reason = this.connected.succeeded() ? this.received.awaitEnd(this.timeout) : null;
		if (reason == null) {
			throw failure("Expected the connection to end, but it did not.");
		}
		return reason;
	}

	Outcome acknowledgement(Object message) {
		requireOpen(message);
		return outcome(this.client.sendAndAwaitAck(message));
	}

	AssertionError failure(String text) {
		return failure(text, null);
	}

	private AssertionError failure(String text, @Nullable Throwable cause) {
		Throwable refused = this.connected.failure();
		String state = (refused != null) ? "It could not connect: " + refused : this.received.toString();
		return new AssertionError("%nThe %s: %s%n%s".formatted(this, text, state), cause);
	}

	private Outcome outcome(Mono<?> pending) {
		return Outcome.of(pending, this.timeout);
	}

	private void requireOpen(Object message) {
		if (!isOpen()) {
			throw failure("Could not send %s, as it is not connected.".formatted(message));
		}
	}

	private DisetTestConnection require(Object message, Outcome outcome) {
		if (outcome.failure() != null) {
			throw failure("Could not send %s: %s.".formatted(message, outcome.failure()), outcome.failure());
		}
		return this;
	}

}

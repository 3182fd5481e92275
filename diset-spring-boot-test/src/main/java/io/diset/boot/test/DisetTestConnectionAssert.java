package io.diset.boot.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.diset.connection.CloseReason;
import io.diset.connection.RefusedByPeerException;
import io.diset.message.Message;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a {@link DisetTestConnection}, reached by AssertJ's
 * {@code assertThat(connection)}. Those about messages take one message after the other,
 * in the order in which they came. What has not happened yet is waited for; a failure
 * tells what was received.
 *
 * @since 0.1.0
 */
public final class DisetTestConnectionAssert extends AbstractAssert<DisetTestConnectionAssert, DisetTestConnection> {

	DisetTestConnectionAssert(DisetTestConnection actual) {
		super(actual, DisetTestConnectionAssert.class);
	}

	/**
	 * Verify that the service has accepted the connection, and that it is still open.
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isConnected() {
		if (!this.actual.isOpen()) {
			throw failure("Expected it to be connected, but it is not.");
		}
		return this;
	}

	/**
	 * Verify that the service has refused the connection.
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isRefused() {
		connectFailure().as("why connecting failed").isInstanceOf(RefusedByPeerException.class);
		return this;
	}

	/**
	 * Verify that the service has refused the connection with a text.
	 * @param text the whole text
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isRefusedWith(String text) {
		isRefused();
		connectFailure().as("why connecting was refused").hasMessage(text);
		return this;
	}

	/**
	 * Verify that connecting failed, and return assertions about why: a
	 * {@link RefusedByPeerException} when the service has refused, an
	 * {@link io.diset.connection.ConnectionClosedException} when TLS has.
	 * @return assertions about the failure
	 */
	public AbstractThrowableAssert<?, ? extends Throwable> connectFailure() {
		Throwable failure = this.actual.connected().failure();
		if (failure == null) {
			throw failure("Expected connecting to fail, but it did not.");
		}
		return Assertions.assertThat(failure);
	}

	/**
	 * Return assertions about the value that the service gave when it accepted the
	 * connection.
	 * @return assertions about the value, which is {@code null} if there is none
	 */
	public AbstractObjectAssert<?, @Nullable Object> connectValue() {
		if (!this.actual.connected().succeeded()) {
			throw failure("Expected it to be accepted, but it was not.");
		}
		return Assertions.assertThat(this.actual.connected().value());
	}

	/**
	 * Verify that the next message is equal to one.
	 * @param message a record with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or a {@link Message}
	 * @return this assertion
	 */
	public DisetTestConnectionAssert receives(Object message) {
		Message expected = this.actual.values().of(message);
		Message received = described(() -> this.actual.take(expected.toString()));
		if (!received.equals(expected)) {
			String difference = received.name().equals(expected.name())
					? expected.definition().difference(received.definition()) : "";
			throw failure("Expected %s next, but it was %s.%s".formatted(expected, received,
					difference.isEmpty() ? "" : " The service defines it in another way: " + difference + "."));
		}
		return this;
	}

	/**
	 * Verify that the next message is that of a record, and meets requirements.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param requirements assertions about the message
	 * @param <T> the record
	 * @return this assertion
	 */
	public <T> DisetTestConnectionAssert receives(Class<T> recordClass, Consumer<? super T> requirements) {
		requirements.accept(described(() -> this.actual.receive(recordClass)));
		return this;
	}

	/**
	 * Verify that the next message has a name, and meets requirements.
	 * @param name the name of the message
	 * @param requirements assertions about the message
	 * @return this assertion
	 */
	public DisetTestConnectionAssert receives(String name, Consumer<? super Message> requirements) {
		requirements.accept(described(() -> this.actual.receive(name)));
		return this;
	}

	/**
	 * Verify that the next messages are equal to some, in whichever order.
	 * @param messages records with {@link io.diset.message.DisetMessage @DisetMessage},
	 * or {@link Message}s
	 * @return this assertion
	 */
	public DisetTestConnectionAssert receivesInAnyOrder(Object... messages) {
		List<Message> missing = Stream.of(messages)
			.map(this.actual.values()::of)
			.collect(Collectors.toCollection(ArrayList::new));
		while (!missing.isEmpty()) {
			Message received = described(() -> this.actual.take("one of " + missing));
			if (!missing.remove(received)) {
				throw failure("Expected one of %s next, but it was %s.".formatted(missing, received));
			}
		}
		return this;
	}

	/**
	 * Verify that no other message has been received up to this moment. Does not wait:
	 * verify first what comes after it, as {@link #isDisconnected()}.
	 * @return this assertion
	 */
	public DisetTestConnectionAssert hasNoMoreMessages() {
		List<Message> untaken = this.actual.untaken();
		if (!untaken.isEmpty()) {
			throw failure("Expected no more messages, but there are %s.".formatted(untaken));
		}
		return this;
	}

	/**
	 * Send a message, and verify that the service refuses it.
	 * @param message as of {@link DisetTestConnection#sendAndAwaitAck(Object)}
	 * @return assertions about the refusal
	 */
	public AbstractThrowableAssert<?, ? extends Throwable> refuses(Object message) {
		Outcome outcome = described(() -> this.actual.acknowledgement(message));
		if (!(outcome.failure() instanceof RefusedByPeerException)) {
			throw failure("Expected %s to be refused, but it was not: %s.".formatted(message,
					outcome.succeeded() ? "it was accepted" : outcome.failure()));
		}
		return Assertions.assertThat(outcome.failure());
	}

	/**
	 * Verify that the connection ends. All of its messages have been received then.
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isDisconnected() {
		described(this.actual::awaitEnd);
		return this;
	}

	/**
	 * Verify that the connection ends for a kind of reason, as the client sees it.
	 * @param kind the kind of reason
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isDisconnectedWith(CloseReason.Kind kind) {
		CloseReason reason = described(this.actual::awaitEnd);
		if (reason.kind() != kind) {
			throw failure("Expected it to end with %s, but it did with %s.".formatted(kind, reason));
		}
		return this;
	}

	/**
	 * Verify that the connection ends for a kind of reason and with a text, as the client
	 * sees it. An error that the service tells is a
	 * {@link io.diset.connection.CloseReason.Kind#PEER_ERROR PEER_ERROR}.
	 * @param kind the kind of reason
	 * @param text the whole text
	 * @return this assertion
	 */
	public DisetTestConnectionAssert isDisconnectedWith(CloseReason.Kind kind, String text) {
		isDisconnectedWith(kind);
		CloseReason reason = described(this.actual::awaitEnd);
		if (!Objects.equals(reason.text(), text)) {
			throw failure("Expected it to end with the text '%s', but it did with %s.".formatted(text, reason));
		}
		return this;
	}

	private AssertionError failure(String text) {
		return failure("%s", this.actual.failure(text).getMessage());
	}

	// So that a description of this assertion comes first
	private <T> T described(Supplier<T> step) {
		try {
			return step.get();
		}
		catch (AssertionError ex) {
			throw failure("%s", ex.getMessage());
		}
	}

}

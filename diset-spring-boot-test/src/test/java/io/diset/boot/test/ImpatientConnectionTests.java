package io.diset.boot.test;

import java.time.Duration;

import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import io.diset.client.MessageClient;
import io.diset.message.MessageTypes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A service from which nothing comes.
 */
class ImpatientConnectionTests {

	private static final MessageValues VALUES = new MessageValues(MessageTypes.defaults());

	private final MessageClient client = mock();

	private final ReceivedMessages received = new ReceivedMessages();

	private final DisetTestConnection connection = new DisetTestConnection(this.client, this.received, VALUES,
			Duration.ofMillis(1), new Outcome(null, null));

	@Test
	void failsToReceive() {
		given(this.client.service()).willReturn("Test/Service");
		assertFailure("connection to Test/Service: Expected message Pong next, but there was none.%nReceived so far:"
				+ "%n  (nothing)", () -> this.connection.receive(Pong.class));
	}

	@Test
	void tellsWhatCameBefore() {
		this.received.add(VALUES.of(new Pong(1)));
		assertThat(this.connection).receives(new Pong(1));
		assertFailure("Received so far:%n  Pong{id=1}%n  (and nothing else)",
				() -> assertThat(this.connection).receives(new Pong(2)));
	}

	@Test
	void tellsTheLastOfMany() {
		for (int id = 1; id <= 60; id++) {
			this.received.add(VALUES.of(new Pong(id)));
		}
		assertFailure("Received so far:%n  (10 earlier ones)%n  Pong{id=11}",
				() -> assertThat(this.connection).hasNoMoreMessages());
	}

	@Test
	void failsToEnd() {
		assertFailure("Expected the connection to end, but it did not.",
				() -> assertThat(this.connection).isDisconnected());
	}

	@Test
	void failsToBeAcknowledged() {
		given(this.client.isConnected()).willReturn(true);
		given(this.client.sendAndAwaitAck(any())).willReturn(Mono.never());
		assertFailure("nothing happened within PT0.001S", () -> this.connection.sendAndAwaitAck(new Ping(1)));
	}

	private static void assertFailure(String text, ThrowingCallable assertion) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(text.formatted());
	}

}

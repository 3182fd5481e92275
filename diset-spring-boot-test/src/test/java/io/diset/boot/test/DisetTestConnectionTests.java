package io.diset.boot.test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.diset.boot.test.TestService.Count;
import io.diset.boot.test.TestService.Fail;
import io.diset.boot.test.TestService.Job;
import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import io.diset.boot.test.TestService.Undeclared;
import io.diset.connection.CloseReason;
import io.diset.message.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisetTest
class DisetTestConnectionTests {

	@Autowired
	private DisetTestClient client;

	private DisetTestConnection connection;

	@BeforeEach
	void connect() {
		this.connection = this.client.connect(TestService.NAME);
	}

	@Test
	void takesOneMessageAfterTheOther() {
		this.connection.send(new Ping(1)).send(new Ping(2));
		assertThat(this.connection.receive(Pong.class)).isEqualTo(new Pong(1));
		assertThat(this.connection.receive("Pong").get("id")).isEqualTo(2L);
	}

	@Test
	void remembersWhatWasTaken() {
		this.connection.send(new Ping(1)).receive(Pong.class);
		assertThat(this.connection.received()).extracting(Message::toString).containsExactly("Pong{id=1}");
	}

	@Test
	void hasTheConvertersOfTheApplication() {
		Job job = new Job(UUID.randomUUID(), Duration.ofSeconds(2));
		this.connection.send(job).send(job);
		assertThat(this.connection.receive(Job.class)).isEqualTo(job);
		assertThat(this.connection).receives(job);
	}

	@Test
	void sendsMessagesWithoutRecord() {
		this.connection.send(this.connection.createMessage("Ping").set("id", 7));
		assertThat(this.connection.receive(Pong.class)).isEqualTo(new Pong(7));
	}

	@Test
	void awaitsAcknowledgements() {
		this.connection.sendAndAwaitAck(new Ping(1));
		assertThat(this.connection.receive(Pong.class)).isEqualTo(new Pong(1));
	}

	@Test
	void failsToSendWhatIsRefused() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.connection.sendAndAwaitAck(new Undeclared("hello")))
			.withMessageContaining("Unknown message Undeclared");
	}

	@Test
	void failsToSendAfterTheEnd() {
		this.connection.send(new Count(1));
		assertThat(this.connection).isDisconnected();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.connection.send(new Ping(1)))
			.withMessageContaining("Could not send Ping[id=1], as it is not connected")
			.withMessageContaining("Pong{id=1}")
			.withMessageContaining("PEER_CLOSED");
	}

	@Test
	void failsToSendWhereItWasRefused() {
		DisetTestConnection refused = this.client.connect(TestService.NAME, Map.of("refuse", "Not you"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> refused.send(new Ping(1)))
			.withMessageContaining("Not you");
	}

	@Test
	void failsToReceiveAnotherMessage() {
		this.connection.send(new Ping(1));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.connection.receive(Ping.class))
			.withMessageContaining("Expected message Ping next, but it was Pong{id=1}");
	}

	@Test
	void failsToReceiveAMessageOfAnotherName() {
		this.connection.send(new Ping(1));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.connection.receive("Ping"))
			.withMessageContaining("Expected message Ping next, but it was Pong{id=1}");
	}

	@Test
	void failsToReceiveAfterTheEndWithoutWaiting() {
		this.connection.send(new Fail("Broken"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.connection.receive(Pong.class))
			.withMessageContaining("Expected message Pong next, but there was none")
			.withMessageContaining("PEER_ERROR (Broken)");
	}

	@Test
	void closesFromThisSide() {
		this.connection.close();
		assertThat(this.connection).isDisconnectedWith(CloseReason.Kind.CLOSED);
	}

}

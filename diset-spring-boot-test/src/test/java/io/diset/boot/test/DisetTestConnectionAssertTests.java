package io.diset.boot.test;

import java.util.Map;

import io.diset.boot.test.TestService.Count;
import io.diset.boot.test.TestService.Fail;
import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import io.diset.boot.test.TestService.Undeclared;
import io.diset.connection.CloseReason;
import io.diset.connection.RefusedByPeerException;
import io.diset.message.DisetMessage;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisetTest
class DisetTestConnectionAssertTests {

	private static final Map<String, Object> REFUSE = Map.of("refuse", "Not you");

	@Autowired
	private DisetTestClient client;

	private DisetTestConnection connection;

	@BeforeEach
	void connect() {
		this.connection = this.client.connect(TestService.NAME);
	}

	@Test
	void saysThatItIsConnected() {
		assertThat(this.connection).isConnected();
		DisetTestConnection refused = this.client.connect(TestService.NAME, REFUSE);
		assertFailure(() -> assertThat(refused).isConnected()).contains("Expected it to be connected")
			.contains("Not you");
	}

	@Test
	void saysThatItWasRefused() {
		assertThat(this.client.connect(TestService.NAME, REFUSE)).isRefused();
		assertFailure(() -> assertThat(this.connection).isRefused()).contains("Expected connecting to fail");
		DisetTestConnection stranger = this.client.withoutCertificate().connect(TestService.NAME);
		assertFailure(() -> assertThat(stranger).isRefused()).contains("RefusedByPeerException");
	}

	@Test
	void saysWhyItWasRefused() {
		DisetTestConnection refused = this.client.connect(TestService.NAME, REFUSE);
		assertThat(refused).isRefusedWith("Not you").connectFailure().isInstanceOf(RefusedByPeerException.class);
		assertFailure(() -> assertThat(refused).isRefusedWith("Not")).contains("Not you");
	}

	@Test
	void saysWhatTheServiceGave() {
		assertThat(this.connection).connectValue().isEqualTo("/CN=Test user");
		DisetTestConnection refused = this.client.connect(TestService.NAME, REFUSE);
		assertFailure(() -> assertThat(refused).connectValue()).contains("Expected it to be accepted");
	}

	@Test
	void comparesMessagesInOrder() {
		this.connection.send(new Count(3));
		assertThat(this.connection).receives(new Pong(1)).receives(new Pong(2));
		assertFailure(() -> assertThat(this.connection).receives(new Pong(2)))
			.contains("Expected Pong{id=2} next, but it was Pong{id=3}.")
			.contains("Pong{id=1}");
	}

	@Test
	void comparesMessagesWithoutRecord() {
		this.connection.send(new Ping(1));
		assertThat(this.connection).receives(this.connection.createMessage("Pong").set("id", 1));
	}

	@Test
	void tellsHowDefinitionsDiffer() {
		this.connection.send(new Ping(1)).send(new Ping(1));
		assertFailure(() -> assertThat(this.connection).receives(new OtherPong(1, "hello")))
			.contains("attribute 'text' is missing");
		assertFailure(() -> assertThat(this.connection).receives(OtherPong.class, (pong) -> {
		})).contains("attribute 'text' is missing");
	}

	@Test
	void passesMessagesOn() {
		this.connection.send(new Count(4));
		assertThat(this.connection).receives(Pong.class, (pong) -> assertThat(pong.id()).isOne())
			.receives("Pong", (pong) -> assertThat(pong.get("id")).isEqualTo(2L));
		assertFailure(() -> assertThat(this.connection).receives(Pong.class, (pong) -> assertThat(pong.id()).isZero()))
			.contains("3");
		assertFailure(() -> assertThat(this.connection).receives("Pong", (pong) -> assertThat(pong.get("id")).isNull()))
			.contains("4");
	}

	@Test
	void comparesMessagesInAnyOrder() {
		this.connection.send(new Count(4));
		assertThat(this.connection).receivesInAnyOrder(new Pong(2), new Pong(1));
		assertFailure(() -> assertThat(this.connection).receivesInAnyOrder(new Pong(3), new Pong(3)))
			.contains("Expected one of [Pong{id=3}] next, but it was Pong{id=4}");
	}

	@Test
	void saysThatThereIsNoMore() {
		this.connection.send(new Count(2));
		assertThat(this.connection).receives(new Pong(1)).isDisconnected();
		assertFailure(() -> assertThat(this.connection).hasNoMoreMessages()).contains("there are [Pong{id=2}]");
		assertThat(this.connection).receives(new Pong(2)).hasNoMoreMessages();
	}

	@Test
	void saysThatAMessageIsRefused() {
		assertFailure(() -> assertThat(this.connection).refuses(new Ping(1))).contains("it was accepted");
		assertThat(this.connection).refuses(new Undeclared("hello")).hasMessage("Unknown message Undeclared");
	}

	@Test
	void saysWhyItEnded() {
		this.connection.send(new Fail("Broken"));
		assertThat(this.connection).isDisconnectedWith(CloseReason.Kind.PEER_ERROR, "Broken");
		assertFailure(() -> assertThat(this.connection).isDisconnectedWith(CloseReason.Kind.PEER_CLOSED))
			.contains("Expected it to end with PEER_CLOSED, but it did with PEER_ERROR (Broken)");
		assertFailure(() -> assertThat(this.connection).isDisconnectedWith(CloseReason.Kind.PEER_ERROR, "Whole"))
			.contains("Expected it to end with the text 'Whole', but it did with PEER_ERROR (Broken)");
	}

	@Test
	void saysThatItDidNotEnd() {
		DisetTestConnection refused = this.client.connect(TestService.NAME, REFUSE);
		assertFailure(() -> assertThat(refused).isDisconnected()).contains("Expected the connection to end");
	}

	@Test
	void beginsWithItsDescription() {
		this.connection.send(new Fail("Broken"));
		assertFailure(() -> assertThat(this.connection).as("the game").receives(new Pong(1))).startsWith("[the game]");
		assertFailure(() -> assertThat(this.connection).as("the game").isConnected()).startsWith("[the game]");
	}

	private static AbstractStringAssert<?> assertFailure(ThrowingCallable assertion) {
		return assertThat(catchThrowableOfType(AssertionError.class, assertion)).isNotNull().message();
	}

	@DisetMessage("Pong")
	record OtherPong(long id, String text) {
	}

}

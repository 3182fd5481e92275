package io.diset.docs.client;

import java.time.Duration;

import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.test.DisetTest;
import io.diset.boot.test.LocalDisetServerPort;
import io.diset.client.MessageClient;
import io.diset.docs.client.Clients.Beans;
import io.diset.docs.client.Clients.Calls;
import io.diset.docs.client.Clients.ClockListener;
import io.diset.docs.client.Clients.Places;
import io.diset.docs.client.Clients.Registry;
import io.diset.docs.clock.Clock.ClockApplication;
import io.diset.docs.clock.Clock.Time;
import io.diset.wire.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@DisetTest(classes = { ClockApplication.class, Beans.class, Places.class, Registry.class, ClockListener.class },
		properties = "diset.client.clients.clock.service=Framework/Clock")
class ClientsTests {

	private final Calls calls = new Calls();

	@Autowired
	private MessageClientFactory clients;

	private MessageClient client;

	@BeforeEach
	void create() {
		this.client = this.clients.create("Framework/Clock");
	}

	@AfterEach
	void close() {
		this.client.close().block(Duration.ofSeconds(10));
	}

	@Test
	void connects(CapturedOutput output) {
		this.calls.connect(this.client);
		Await.until(this.client::isConnected);
		assertThat(output.getErr()).doesNotContain("Not connected");
	}

	@Test
	void sends() throws Exception {
		this.client.onAny((message) -> {
		});
		this.calls.ask(this.client).block();
		this.calls.askForSure(this.client).block();
		assertThat(this.calls.askAndWait(this.client).zone()).isEqualTo("UTC");
	}

	@Test
	void subscribes(CapturedOutput output) {
		this.calls.subscribe(this.client);
		this.calls.ask(this.client).block();
		Await.until(() -> output.getOut().contains("Received Time{now="));
		assertThat(output.getOut()).contains("UTC");
	}

	@Test
	void replies(CapturedOutput output) {
		this.calls.reply(this.client);
		this.client.on(Time.class, (time) -> System.out.println("Got " + time.zone()));
		this.calls.ask(this.client).block();
		Await.until(() -> output.getOut().contains("Got Europe/Zurich"));
	}

	@Test
	void receives() {
		assertThat(this.calls.zones(this.client)
			.doOnSubscribe((subscription) -> this.calls.ask(this.client))
			.blockFirst(Duration.ofSeconds(10))).isEqualTo("UTC");
	}

	@Test
	void tellsStates(CapturedOutput output) {
		this.calls.states(this.client);
		this.client.connect().block();
		this.client.disconnect().block();
		Await.until(() -> output.getOut().contains("The client is CONNECTED"));
		Await.until(() -> output.getOut().contains("The connection has ended: CLOSED"));
		Await.until(() -> output.getOut().contains("Framework/Clock is CONNECTED"));
	}

	@Test
	void connectsToAUrl(@LocalDisetServerPort int port) {
		this.calls.connectTo("dips://localhost:%d/Framework/Clock".formatted(port), this.clients)
			.block(Duration.ofSeconds(10));
	}

	@Test
	void listensWithAnnotations(@Autowired @Qualifier("clock") MessageClient clock, CapturedOutput output) {
		clock.connect().block();
		Await.until(() -> output.getOut().contains("Europe/Paris has "));
	}

}

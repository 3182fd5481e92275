package io.diset.docs.clockclient;

import java.time.LocalDateTime;

import io.diset.boot.test.DisetTest;
import io.diset.client.MessageClient;
import io.diset.docs.LocalServices.LocalServiceUrls;
import io.diset.docs.clock.Clock.ClockApplication;
import io.diset.docs.clock.Clock.Time;
import io.diset.docs.clockclient.ClockClients.Announcer;
import io.diset.docs.clockclient.ClockClients.Callbacks;
import io.diset.docs.clockclient.ClockClients.TimeKeeper;
import io.diset.docs.clockclient.ClockClients.TwoClocks;
import io.diset.docs.clockclient.ClockClients.WithoutRecords;
import io.diset.wire.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@DisetTest(
		classes = { ClockApplication.class, LocalServiceUrls.class, Callbacks.class, TimeKeeper.class, Announcer.class,
				TwoClocks.class },
		properties = { "diset.client.service=Framework/Clock", "diset.client.clients.london.service=Framework/Clock",
				"diset.client.clients.tokyo.service=Framework/Clock" })
class ClockClientsTests {

	@Autowired
	private MessageClient client;

	@Test
	void printsTheTimeThatTheRunnerAsksFor(@Autowired ApplicationRunner clock, CapturedOutput output) throws Exception {
		clock.run(new DefaultApplicationArguments());
		Await.until(() -> output.getOut().contains("Europe/Zurich: "));
		assertThat(output.getErr()).doesNotContain("Not sent");
	}

	@Test
	void asksWithoutRecords(CapturedOutput output) {
		new WithoutRecords().ask(this.client);
		Await.until(() -> output.getOut()
			.lines()
			.anyMatch((line) -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?")));
	}

	@Test
	void keepsTheTimeThatTheServiceAnnounces(@Autowired Announcer announcer, @Autowired TimeKeeper keeper,
			CapturedOutput output) {
		Time time = new Time("UTC", LocalDateTime.of(2026, 1, 1, 0, 0));
		this.client.connect().block();
		announcer.announce(time);
		Await.until(() -> time.equals(keeper.latest()));
		Await.until(() -> output.getOut().contains("Told to "));
	}

	@Test
	void asksTwoClocks(@Autowired TwoClocks clocks) throws Exception {
		assertThat(clocks.ask()).extracting(Time::zone).containsExactly("Europe/London", "Asia/Tokyo");
	}

	@Test
	void tellsOfTheEndOfAConnection(CapturedOutput output) {
		this.client.connect().block();
		this.client.disconnect().block();
		Await.until(() -> output.getOut().contains("No time until the client is back: CLOSED"));
	}

}

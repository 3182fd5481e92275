package io.diset.sample.pingpong;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.sample.pingpong.client.PingPongClientApplication;
import io.diset.sample.pingpong.service.PingPongServiceApplication;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both applications in this process, over TLS with the certificates that they make.
 */
@ExtendWith(OutputCaptureExtension.class)
class PingPongTests {

	@TempDir
	private Path certificates;

	@Test
	void theClientPlaysWithTheService(CapturedOutput output) {
		try (ConfigurableApplicationContext service = startService(PingPongServiceApplication.class)) {
			assertThat(play(portOf(service), "--pings=200", "--connections=3")).isZero();
		}
		assertThat(output).contains("600 pings on 3 connection(s): each got its pong, in order");
		assertThat(output.toString().lines().filter((line) -> line.contains("/CN=Development user has connected")))
			.hasSize(3);
		assertThat(output.toString().lines().filter((line) -> line.contains("/CN=Development user has gone")))
			.hasSize(3);
	}

	@Test
	void aPingThatWasLostWithItsConnectionIsSentAgain(CapturedOutput output) {
		try (ConfigurableApplicationContext service = startService(HangingUp.class)) {
			assertThat(play(portOf(service), "--pings=10", "--diset.client.reconnect.initial-delay=1ms")).isZero();
		}
		assertThat(output).contains("lost, ping 3 is sent again").contains("pong 3 of 10");
	}

	@Test
	void aPongOutOfOrderFailsTheClient(CapturedOutput output) {
		try (ConfigurableApplicationContext service = startService(Miscounting.class)) {
			assertThat(play(portOf(service), "--pings=10")).isEqualTo(1);
		}
		assertThat(output).contains("Expected pong 1, got 2");
	}

	@Test
	void theClientFailsWithoutAService(CapturedOutput output) {
		String port;
		try (ConfigurableApplicationContext service = startService(PingPongServiceApplication.class)) {
			port = portOf(service);
		}
		assertThat(play(port)).isEqualTo(1);
		assertThat(output).contains("Not every ping got its pong").contains("Connection refused");
	}

	private ConfigurableApplicationContext startService(Class<?> application) {
		return start(application, PingPongServiceApplication.class, List.of("--diset.server.port=0"));
	}

	private int play(String port, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--diset.client.url=dips://localhost:%s/Framework/PingPong".formatted(port));
		return SpringApplication.exit(start(PingPongClientApplication.class, PingPongClientApplication.class, all));
	}

	private ConfigurableApplicationContext start(Class<?> application, Class<?> configured, List<String> arguments) {
		List<String> all = new ArrayList<>(arguments);
		all.add("--spring.config.location=" + configurationOf(configured));
		all.add("--diset.development.certificates.directory=" + this.certificates);
		all.add("--spring.main.banner-mode=off");
		all.add("--logging.level.io.diset.sample=info");
		return new SpringApplicationBuilder(application).run(all.toArray(String[]::new));
	}

	// On the class path here, the file of one application hides the other's
	private static String configurationOf(Class<?> application) {
		String classes = application.getProtectionDomain().getCodeSource().getLocation().toString();
		return (classes.endsWith(".jar") ? "jar:" + classes + "!/" : classes) + "application.yaml";
	}

	private static String portOf(ConfigurableApplicationContext service) {
		return service.getEnvironment().getRequiredProperty("local.diset.server.port");
	}

	@EnableAutoConfiguration
	@DisetService("Framework/PingPong")
	static class HangingUp {

		private final AtomicBoolean hungUp = new AtomicBoolean();

		@OnMessage
		@Nullable Pong ping(Ping ping, DisetConnection connection) {
			if (ping.id() == 3 && this.hungUp.compareAndSet(false, true)) {
				connection.close();
				return null;
			}
			return new Pong(ping.id());
		}

	}

	@EnableAutoConfiguration
	@DisetService("Framework/PingPong")
	static class Miscounting {

		@OnMessage
		Pong ping(Ping ping) {
			return new Pong(ping.id() + 1);
		}

	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Pong")
	record Pong(long id) {
	}

}

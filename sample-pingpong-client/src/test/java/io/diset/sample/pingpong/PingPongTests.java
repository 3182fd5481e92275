package io.diset.sample.pingpong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.LocalDisetServerPort;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.sample.pingpong.service.PingPongServiceApplication;
import io.diset.server.DisetServer;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.test.pki.TestAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client plays with services that are in this process as well.
 */
@ExtendWith(OutputCaptureExtension.class)
class PingPongTests {

	// On the class path here, the file of the client hides that of the service
	private static final String NO_FILE = "spring.config.name=none";

	private static final String AUTHENTICATED = "diset.server.authorization.default=authenticated";

	@Test
	void theClientFailsWithoutAService(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(new Player(port, TestAuthority.create()).play()).isEqualTo(1);
		assertThat(output).contains("Not every ping got its pong").contains("Connection refused");
	}

	@Test
	void theClientSendsDEncodeWhenAsked() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<String> frame = CompletableFuture.supplyAsync(() -> beginning(socket));
			Player.withoutTls(socket.getLocalPort()).play("--diset.client.encoding=dencode");
			assertThat(frame.join()).matches("\\d+:d.*");
		}
	}

	private static String beginning(ServerSocket socket) {
		try (Socket connection = socket.accept()) {
			return new String(connection.getInputStream().readNBytes(10), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Nested
	@DisetTest(classes = PingPongServiceApplication.class, properties = { NO_FILE, AUTHENTICATED })
	class WithTheService {

		@Test
		@DirtiesContext
		void theClientPlays(@LocalDisetServerPort int port, @Autowired TestAuthority authority,
				@Autowired DisetServer server, CapturedOutput output) {
			assertThat(new Player(port, authority).play("--pings=200", "--connections=3")).isZero();
			assertThat(output).contains("600 pings on 3 connection(s): each got its pong, in order")
				.contains("the service has acknowledged the score of ")
				.containsPattern("the service has told 3 connection\\(s\\): the best score is \\d+, of /CN=Player");
			server.stop(Duration.ofSeconds(10)).block();
			assertThat(output.toString().lines().filter((line) -> line.contains("/CN=Player has connected")))
				.hasSize(3);
			assertThat(output.toString().lines().filter((line) -> line.contains("/CN=Player has gone"))).hasSize(3);
		}

	}

	@Nested
	@DisetTest(classes = PingPongServiceApplication.class, ssl = false,
			properties = { NO_FILE, "diset.server.authorization.default=all", "diset.server.encoding=dencode" })
	class WithTheServiceWithoutTlsInDEncode {

		@Test
		void theClientPlays(@LocalDisetServerPort int port, CapturedOutput output) {
			assertThat(Player.withoutTls(port).play("--pings=20", "--diset.client.encoding=dencode")).isZero();
			assertThat(output).contains("20 pings on 1 connection(s): each got its pong, in order")
				.contains("Somebody has connected")
				.containsPattern("the service has told 1 connection\\(s\\): the best score is \\d+, of Somebody");
		}

	}

	@Nested
	@DisetTest(classes = HangingUp.class, properties = { NO_FILE, AUTHENTICATED })
	class WithAServiceThatHangsUp {

		@Test
		void theLostPingIsSentAgain(@LocalDisetServerPort int port, @Autowired TestAuthority authority,
				CapturedOutput output) {
			assertThat(new Player(port, authority).play("--pings=10", "--diset.client.reconnect.initial-delay=1ms"))
				.isZero();
			assertThat(output).contains("lost, ping 3 is sent again").contains("pong 3 of 10");
		}

		@Test
		void theGameCountsThoughTheServiceTakesNoScores(@LocalDisetServerPort int port,
				@Autowired TestAuthority authority, CapturedOutput output) {
			assertThat(new Player(port, authority).play("--pings=2")).isZero();
			assertThat(output).contains("2 pings on 1 connection(s): each got its pong, in order")
				.contains("The score did not count: io.diset.connection.RefusedByPeerException");
		}

	}

	@Nested
	@DisetTest(classes = Miscounting.class, properties = { NO_FILE, AUTHENTICATED })
	class WithAServiceThatMiscounts {

		@Test
		void theClientFails(@LocalDisetServerPort int port, @Autowired TestAuthority authority, CapturedOutput output) {
			assertThat(new Player(port, authority).play("--pings=10")).isEqualTo(1);
			assertThat(output).contains("Expected pong 1, got 2");
		}

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

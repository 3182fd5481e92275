package io.diset.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one line that tells an operator which connection was refused or closed, and why.
 */
class RefusalLogTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(100);

	private final NotedLog log = new NotedLog();

	private final NotedEvents events = new NotedEvents();

	private final CountDownLatch decide = new CountDownLatch(1);

	private final BlockingQueue<Enum<?>> noted = new LinkedBlockingQueue<>();

	private final ServerMetrics metrics = new ServerMetrics() {

		@Override
		public void refused(@Nullable String service, Enum<?> reason) {
			RefusalLogTests.this.noted.add(reason);
		}

	};

	private RunningServer server;

	@AfterEach
	void isTheOnlyOne() {
		this.decide.countDown();
		this.server.close();
		assertThat(this.log.rest()).isEmpty();
		this.log.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			x        | PROTOCOL_ERROR (Invalid frame: not a length)
			65537:   | PROTOCOL_ERROR (Frame of 65537 bytes is longer than the limit of 65536)
			2:{}     | REFUSED (Invalid action proposal): io.diset.codec.ProtocolException: Not a return structure
			2:de     | REFUSED (Invalid action proposal): io.diset.codec.ProtocolException: Not a return structure
			dka2:{}  | PROTOCOL_ERROR (Not a return structure)
			""")
	void tellsWhatWasWrongWithAProposal(String bytes, String reason) throws Exception {
		start(LONG, LONG);
		int port = answer(Stage.CONNECTED, bytes);
		assertThat(line())
			.startsWith("WARN Refused connection of nobody known from /127.0.0.1:%d to no known service: %s"
				.formatted(port, reason));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			0:       | PROTOCOL_ERROR (Invalid frame: no body)
			65537:   | PROTOCOL_ERROR (Frame of 65537 bytes is longer than the limit of 65536)
			2:{}     | REFUSED (Expected 2 arguments): io.diset.codec.ProtocolException: Not a return structure
			30:{"OK": true, "Value": [1, {}]}  | REFUSED (Invalid type for argument 0)
			dka2:{}  | PROTOCOL_ERROR (Not a return structure)
			""")
	void tellsWhatWasWrongWithArguments(String bytes, String reason) throws Exception {
		start(LONG, LONG);
		int port = answer(Stage.PROPOSED, bytes);
		assertThat(line()).startsWith("WARN Refused connection of nobody known from /127.0.0.1:%d to %s: %s"
			.formatted(port, SERVICE, reason));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			0:       | PROTOCOL_ERROR (Invalid frame: no body)
			2:{}     | PROTOCOL_ERROR (Not a return structure)
			50:{"OK": false, "Errno": 0, "Message": "I\\ngive up"} | PEER_ERROR (I?give up)
			""")
	void tellsWhyAnAcceptedConnectionWasClosed(String bytes, String reason) throws Exception {
		this.decide.countDown();
		start(LONG, LONG);
		int port = answer(Stage.ESTABLISHED, bytes);
		assertThat(line()).startsWith("WARN Closed connection ")
			.endsWith(" of nobody known from /127.0.0.1:%d to %s: %s".formatted(port, SERVICE, reason));
	}

	@Test
	void cannotBeForgedByTheNameOfAService() throws Exception {
		start(LONG, LONG);
		String name = "A/B\\n12:00:00 ERROR the end is near" + "x".repeat(2000);
		answer(Stage.CONNECTED, RawPeer.frame(RawPeer.proposal(name)));
		assertThat(line()).contains("REFUSED (A/B?12:00:00 ERROR the end is near")
			.hasSizeLessThan(1000)
			.hasLineCount(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED" })
	void tellsThatNothingWasReceived(Stage stage) throws Exception {
		start(Duration.ofMillis(500), LONG);
		answer(stage, "");
		assertThat(line()).endsWith(": TIMEOUT (Nothing received within 500 ms)");
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED" })
	void tellsThatAFrameWasNotFinished(Stage stage) throws Exception {
		start(LONG, SHORT);
		answer(stage, "100:");
		assertThat(line()).endsWith(": TIMEOUT (Frame not finished within 100 ms)");
	}

	@Test
	void isNotRepeatedByADeadlineWhileTheConnectionIsBeingClosed() throws Exception {
		start(Duration.ofMillis(700), LONG);
		try (RawPeer peer = this.server.connect()) {
			assertThat(peer.sendText("0:").receiveToEnd()).isNotEmpty();
			// Logged when the connection is closed: a second after, because the peer does
			// not close
			assertThat(line()).contains("PROTOCOL_ERROR (");
		}
	}

	@Test
	void tellsOfAFailedAuthentication() throws Exception {
		this.server = RunningServer.with((builder) -> builder.service(service()).authentication((credentials) -> {
			throw new IllegalStateException("no registry");
		}));
		answer(Stage.CONNECTED, RawPeer.frame(RawPeer.proposal(SERVICE)));
		assertThat(line()).contains("REFUSED (Server error while serving new)", "IllegalStateException: no registry");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tellsThatTheConnectHandlerTookTooLong(boolean accepts) throws Exception {
		this.server = RunningServer.with((builder) -> builder.handshake(new HandshakeSettings(65536, LONG, SHORT))
			.metrics(this.metrics)
			.service(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
				this.decide.await();
				if (!accepts) {
					throw new DisetException("no");
				}
				return null;
			}).onDrop(Execution.EXECUTOR, this.events.drop()).build()));
		answer(Stage.CONNECTING, "");
		assertThat(line()).startsWith("WARN Refused connection ")
			.endsWith(": TIMEOUT (The connect handler did not decide within 100 ms)");
		assertThat(this.noted.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseReason.Kind.TIMEOUT);
		this.decide.countDown();
		this.server.close();
		if (accepts) {
			assertThat(this.log.rest()).isEmpty();
		}
		else {
			assertThat(this.log.rest()).singleElement()
				.asString()
				.startsWith("WARN Too late, connection ")
				.contains(" is refused: REFUSED (no)");
		}
		// It was one connection
		assertThat(this.noted).isEmpty();
	}

	@Test
	void needsNoTransportThatRemembersAddresses() {
		start(LONG, LONG);
		EmbeddedPeer peer = new EmbeddedPeer(service());
		peer.send("0:");
		peer.close();
		assertThat(this.log.rest()).containsExactly("WARN Refused connection of nobody known from embedded"
				+ " to no known service: PROTOCOL_ERROR (Invalid frame: no body): io.diset.codec.ProtocolException:"
				+ " Invalid frame: no body");
	}

	@ParameterizedTest
	@EnumSource(names = { "CONNECTED", "PROPOSED", "ESTABLISHED" })
	void isMissingWhereAPeerJustLeaves(Stage stage) throws Exception {
		this.decide.countDown();
		start(LONG, LONG);
		stage.reach(this.server.connect(), SERVICE).sync().close();
		stage.reach(this.server.connect(), SERVICE).sync().reset();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isMissingWhereSomebodyOnlyLooksWhetherTheTlsPortIsOpen(boolean reset) throws Exception {
		this.server = RunningServer
			.with((builder) -> builder.tls(TestTls.server(ClientAuth.REQUIRE)).service(service()));
		for (int i = 0; i < 5; i++) {
			RawPeer peer = this.server.connect();
			if (reset) {
				peer.reset();
			}
			peer.close();
		}
		try (RawPeer peer = TestTls.connect(this.server.port(), "TLSv1.3", TestTls.USER)) {
			peer.sync();
		}
	}

	private void start(Duration proposalTimeout, Duration frameTimeout) {
		this.server = RunningServer
			.with((builder) -> builder.handshake(new HandshakeSettings(65536, proposalTimeout, LONG))
				.connection(ConnectionSettings.builder()
					.maxMessageSize(65536)
					.inboundWindow(16)
					.maxPendingBytes(65536)
					.frameTimeout(frameTimeout)
					.writeTimeout(LONG)
					.foreignWriteTimeout(LONG)
					.closeTimeout(LONG)
					.build())
				.service(service()));
	}

	private ServiceDefinition service() {
		return ServiceDefinition.builder(SERVICE).onDrop(Execution.EXECUTOR, this.events.drop()).build();
	}

	private int answer(Stage stage, String bytes) throws IOException {
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			peer.sendText(bytes).receiveToEnd();
			return peer.socket().getLocalPort();
		}
	}

	private String line() throws InterruptedException {
		ILoggingEvent event = this.log.next();
		assertThat(event).isNotNull();
		return NotedLog.line(event);
	}

}

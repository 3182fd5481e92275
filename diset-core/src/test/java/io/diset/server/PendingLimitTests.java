package io.diset.server;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.diset.security.TlsEndpoint;
import io.diset.wire.Await;
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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Sockets without a connection are limited, and stop to count however they end.
 */
class PendingLimitTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(200);

	private final NotedLog log = new NotedLog();

	private final List<RawPeer> peers = new ArrayList<>();

	private RunningServer server;

	@AfterEach
	void close() throws IOException {
		for (RawPeer peer : this.peers) {
			peer.close();
		}
		awaitPending(0);
		this.server.close();
		this.log.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void closesOneMoreThanTheMaximumAtOnce(boolean secure) throws IOException {
		start(secure ? TestTls.server(ClientAuth.OPTIONAL, LONG) : null, LONG);
		connect();
		connect();
		awaitPending(2);
		RawPeer third = connect();
		assertClosed(third);
		assertThat(this.server.admission().refused(AdmissionLimit.PENDING)).isEqualTo(1);
		assertThat(this.server.admission().pending()).isEqualTo(2);
		assertThat(this.log.rest()).containsExactly(
				"WARN Refused connection of nobody known from /127.0.0.1:%d to no known service: LIMIT (Maximum of 2 sockets without a connection reached)"
					.formatted(third.socket().getLocalPort()));
	}

	@Test
	void doesNotCountEstablishedConnections() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, LONG), LONG);
		for (int i = 0; i < 5; i++) {
			Stage.ESTABLISHED.reach(connectWithTls(), SERVICE);
		}
		assertThat(this.server.admission().pending()).isZero();
		assertThat(this.server.admission().connections()).isEqualTo(5);
	}

	@Test
	void countsWhoHasOnlyDoneTheHandshake() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, LONG), LONG);
		connectWithTls().sync();
		Stage.PROPOSED.reach(connectWithTls(), SERVICE);
		assertThat(this.server.admission().pending()).isEqualTo(2);
		assertClosed(connect());
	}

	@Test
	void hasRoomWhenASilentClientLeaves() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, LONG), LONG);
		RawPeer first = connect();
		RawPeer second = connect();
		awaitPending(2);
		first.close();
		second.reset();
		assertHasRoom();
	}

	@Test
	void hasRoomWhenAHandshakeFails() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, LONG), LONG);
		connect().sendText("GET / HTTP/1.1\r\n\r\n");
		assertThatIOException()
			.isThrownBy(() -> TestTls.connect(this.server.port(), "TLSv1.2", TestTls.STRANGER).sync());
		assertHasRoom();
	}

	@Test
	void hasRoomWhenAHandshakeTakesTooLong() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, Duration.ofMillis(1)), LONG);
		assertClosed(connect());
		RawPeer stuck = connect();
		stuck.socket().getOutputStream().write(TestTls.clientHello("TLSv1.3"));
		awaitPending(0);
	}

	@Test
	void hasRoomWhenNoProposalComes() throws IOException {
		start(null, SHORT);
		assertThat(connect().receiveToEnd()).contains("Nothing received within 200 ms");
		awaitPending(0);
	}

	@Test
	void hasRoomWhenAProposalIsRefused() throws IOException {
		start(null, LONG);
		assertThat(connect().send(RawPeer.proposal("A/B")).receiveToEnd()).contains("A/B is not up");
		awaitPending(0);
	}

	@Test
	void areClosedWhenTheServerStops() throws IOException {
		start(TestTls.server(ClientAuth.OPTIONAL, LONG), LONG);
		RawPeer silent = connect();
		RawPeer stuck = connect();
		stuck.socket().getOutputStream().write(TestTls.clientHello("TLSv1.3"));
		stuck.socket().getInputStream().read();
		awaitPending(2);
		this.server.close();
		assertClosed(silent);
		assertThat(this.server.admission().pending()).isZero();
		assertThat(this.server.admission().handshakes()).isZero();
		assertThat(this.log.rest()).isEmpty();
	}

	private void start(@Nullable TlsEndpoint tls, Duration proposalTimeout) {
		this.server = RunningServer.with((builder) -> builder.tls(tls)
			.admission(AdmissionSettings.DEFAULTS.withMaxPending(2))
			.handshake(new HandshakeSettings(65536, proposalTimeout, LONG))
			.service(ServiceDefinition.builder(SERVICE).build()));
	}

	private void assertHasRoom() throws IOException {
		awaitPending(0);
		Stage.ESTABLISHED.reach(connectWithTls(), SERVICE);
	}

	private void awaitPending(int number) {
		Await.until(() -> this.server.admission().pending() == number);
	}

	private RawPeer connect() throws IOException {
		RawPeer peer = this.server.connect();
		this.peers.add(peer);
		return peer;
	}

	private RawPeer connectWithTls() throws IOException {
		RawPeer peer = TestTls.connect(this.server.port(), "TLSv1.3", TestTls.USER);
		this.peers.add(peer);
		return peer;
	}

	private static void assertClosed(RawPeer peer) throws IOException {
		try {
			assertThat(peer.socket().getInputStream().read()).isNegative();
		}
		catch (SocketException ex) {
			assertThat(ex).hasMessage("Connection reset");
		}
	}

}

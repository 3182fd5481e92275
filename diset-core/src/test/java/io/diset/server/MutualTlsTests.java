package io.diset.server;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MutualTlsTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String UNAUTHORIZED = RawPeer.error(1111, "Unauthorized query ( 1111 : Unauthorized query)");

	private final NotedLog log = new NotedLog();

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
		assertThat(this.log.rest()).isEmpty();
		this.log.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void tellsWhoThePeerIs(String protocol) throws Exception {
		start(ClientAuth.REQUIRE, AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED));
		try (RawPeer peer = connect(protocol, TestTls.USER)) {
			Stage.ESTABLISHED.reach(peer, SERVICE);
			DisetConnection connection = this.connections.take();
			assertThat(connection.peer()).isEqualTo(DisetPrincipal.verified(TestTls.USER_NAME));
			assertThat(connection.toString()).contains(" of " + TestTls.USER_NAME + " from /127.0.0.1:");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void letsWhoShowsNothingInWhereThatIsAllowed(String protocol) throws Exception {
		start(ClientAuth.OPTIONAL, AuthorizationRules.ALL);
		try (RawPeer peer = connect(protocol, null)) {
			Stage.ESTABLISHED.reach(peer, SERVICE);
			assertThat(this.connections.take().peer()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void refusesWhoShowsNothingWhereACertificateIsRequired(String protocol) throws Exception {
		start(ClientAuth.REQUIRE, AuthorizationRules.ALL);
		assertRefusedByTls(protocol, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void refusesACertificateOfAnAuthorityThatIsNotTrusted(String protocol) throws Exception {
		start(ClientAuth.OPTIONAL, AuthorizationRules.ALL);
		assertRefusedByTls(protocol, TestTls.STRANGER);
	}

	@Test
	void refusesWhoIsNobodyWhereOnlyTheAuthenticatedMayConnect() throws Exception {
		start(ClientAuth.OPTIONAL, AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED));
		try (RawPeer peer = connect("TLSv1.3", null)) {
			assertThat(peer.send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(UNAUTHORIZED);
		}
		assertThat(NotedLog.line(this.log.next())).startsWith("WARN Refused connection of nobody known from ")
			.endsWith(" to Framework/PingPong: UNAUTHORIZED (anonymous (anonymous: it showed no certificate) "
					+ "may not connect: missing a known user or host)");
	}

	@Test
	void refusesEverybodyWithoutTlsWhereOnlyTheAuthenticatedMayConnect() throws Exception {
		this.server = RunningServer
			.with((builder) -> builder.authorization(AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED))
				.service(service()));
		try (RawPeer peer = this.server.connect()) {
			assertThat(peer.send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(UNAUTHORIZED);
		}
		assertThat(this.log.next()).isNotNull();
	}

	@Test
	void namesThePeerThatItRefuses() throws Exception {
		start(ClientAuth.REQUIRE, AuthorizationRules.byDefault(AuthorizationRule.of("NormalUser")));
		try (RawPeer peer = connect("TLSv1.3", TestTls.USER)) {
			assertThat(peer.send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(UNAUTHORIZED);
			assertThat(NotedLog.line(this.log.next()))
				.isEqualTo("WARN Refused connection of %s from /127.0.0.1:%d to %s: UNAUTHORIZED (%s)".formatted(
						TestTls.USER_NAME, peer.socket().getLocalPort(), SERVICE,
						TestTls.USER_NAME + " (verified) may not connect: missing a property of [NormalUser]"));
		}
	}

	@Test
	void doesNotSpeakWithoutTls() throws Exception {
		start(ClientAuth.OPTIONAL, AuthorizationRules.ALL);
		try (RawPeer peer = this.server.connect()) {
			peer.sendText("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(1000));
			assertThat(NotedLog.line(this.log.next())).hasSizeLessThan(2000)
				.contains("TRANSPORT_ERROR (TLS handshake failed: ", "NotSslRecordException");
		}
	}

	private void assertRefusedByTls(String protocol, @Nullable X509Bundle user) throws Exception {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
			try (RawPeer peer = connect(protocol, user)) {
				peer.send(RawPeer.proposal(SERVICE)).receive();
			}
		});
		ILoggingEvent event = this.log.next();
		assertThat(NotedLog.line(event)).startsWith("WARN Refused connection of nobody known from /127.0.0.1:")
			.contains("TRANSPORT_ERROR (TLS handshake failed: ", "SSLHandshakeException");
	}

	private RawPeer connect(String protocol, @Nullable X509Bundle user) throws IOException {
		return TestTls.connect(this.server.port(), protocol, user);
	}

	private void start(ClientAuth clientAuth, AuthorizationRules authorization) {
		this.server = RunningServer
			.with((builder) -> builder.tls(TestTls.server(clientAuth)).authorization(authorization).service(service()));
	}

	private ServiceDefinition service() {
		return ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connections.add(connection);
			return null;
		}).build();
	}

}

package io.diset.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

import io.diset.client.ExtraCredentials;
import io.diset.client.MessageClient;
import io.diset.connection.ConnectionClosedException;
import io.diset.security.TlsEndpoint;
import io.diset.security.grid.GridTrust;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedLog;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever is tried, the service refuses it in the handshake, although its rules let
 * everybody in, and logs once whose certificate is to blame for what.
 */
class RefusedChainsTests {

	private static final List<Attack> attacks = new ArrayList<>();

	private static TestGrid grid;

	private static GridTrust trust;

	// Of all tests, so that a second line for one attack is found by the next test
	private static NotedLog log;

	@BeforeAll
	static void makeGrid(@TempDir Path directory) {
		grid = new TestGrid(directory);
		log = new NotedLog("io.diset.server");
		attacks.addAll(ProxyAttacks.in(grid));
		attacks.addAll(CertificateAttacks.in(grid));
		trust = grid.trust().build();
	}

	@AfterAll
	static void closeTrust() {
		attacks.clear();
		trust.close();
		log.close();
		assertThat(log.rest()).isEmpty();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("attacksByEachTls")
	void areLoggedOnceWithTheReason(TlsVariant tls, Attack attack) throws InterruptedException {
		// One for each, since many lines of one service would be put together
		DisetServer service = service(tls);
		int port = Objects.requireNonNull(service.start().block(SecuredSite.PATIENCE)).getPort();
		try {
			MessageClient client = SecuredSite.client(port, tls.client(attack.shown()), ExtraCredentials.NONE);
			assertThatExceptionOfType(ConnectionClosedException.class)
				.isThrownBy(() -> client.connect().block(SecuredSite.PATIENCE));
			Refusal refusal = attack.refusal();
			assertThat(NotedLog.line(log.next())).startsWith("WARN Refused connection of nobody known from /127.0.0.1:")
				.contains("(TLS handshake failed: The certificate %s at depth %d is refused: ".formatted(refusal.name(),
						refusal.depth()))
				.contains("(" + refusal.code() + ")");
		}
		finally {
			service.stop(Duration.ZERO).block(SecuredSite.PATIENCE);
		}
	}

	static Stream<Arguments> attacksByEachTls() {
		return TlsVariant.available()
			.stream()
			.flatMap((tls) -> attacks.stream().map((attack) -> Arguments.of(tls, attack)));
	}

	private static DisetServer service(TlsVariant tls) {
		SslContext context = tls.service(grid.host(), trust.trustManager(), ClientAuth.REQUIRE);
		return DisetServer.builder(ForkJoinPool.commonPool())
			.host("127.0.0.1")
			.port(0)
			.tls(new TlsEndpoint(() -> context, SecuredSite.PATIENCE, ForkJoinPool.commonPool(), trust.verifier()))
			.service(ServiceDefinition.builder(SecuredService.NAME).build())
			.authorization(AuthorizationRules.ALL)
			.build();
	}

}

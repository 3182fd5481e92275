package io.diset.grid;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	private static final Map<TlsVariant, DisetServer> services = new HashMap<>();

	private static GridTrust trust;

	// Of all tests, so that a second line for one attack is found by the next test
	private static NotedLog log;

	@BeforeAll
	static void startServices(@TempDir Path directory) {
		TestGrid grid = new TestGrid(directory);
		log = new NotedLog("io.diset.server");
		attacks.addAll(ProxyAttacks.in(grid));
		attacks.addAll(CertificateAttacks.in(grid));
		trust = grid.trust().build();
		for (TlsVariant tls : TlsVariant.available()) {
			SslContext context = tls.service(grid.host(), trust.trustManager(), ClientAuth.REQUIRE);
			DisetServer service = DisetServer.builder(ForkJoinPool.commonPool())
				.host("127.0.0.1")
				.port(0)
				.tls(new TlsEndpoint(() -> context, SecuredSite.PATIENCE, ForkJoinPool.commonPool(), trust.verifier()))
				.service(ServiceDefinition.builder(SecuredService.NAME).build())
				.authorization(AuthorizationRules.ALL)
				.build();
			service.start().block(SecuredSite.PATIENCE);
			services.put(tls, service);
		}
	}

	@AfterAll
	static void stopServices() {
		services.values().forEach((service) -> service.stop(Duration.ZERO).block(SecuredSite.PATIENCE));
		services.clear();
		attacks.clear();
		trust.close();
		log.close();
		assertThat(log.rest()).isEmpty();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("attacksByEachTls")
	void areLoggedOnceWithTheReason(TlsVariant tls, Attack attack) throws InterruptedException {
		MessageClient client = client(tls, attack);
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> client.connect().block(SecuredSite.PATIENCE));
		Refusal refusal = attack.refusal();
		assertThat(NotedLog.line(log.next())).startsWith("WARN Refused connection of nobody known from /127.0.0.1:")
			.contains("(TLS handshake failed: The certificate %s at depth %d is refused: ".formatted(refusal.name(),
					refusal.depth()))
			.contains("(" + refusal.code() + ")");
	}

	static Stream<Arguments> attacksByEachTls() {
		return TlsVariant.available()
			.stream()
			.flatMap((tls) -> attacks.stream().map((attack) -> Arguments.of(tls, attack)));
	}

	private static MessageClient client(TlsVariant tls, Attack attack) {
		InetSocketAddress address = services.get(tls).addresses().get("default");
		return SecuredSite.client(address.getPort(), tls.client(attack.shown()), ExtraCredentials.NONE);
	}

}

package io.diset.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.diset.security.grid.GridTrust;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Whatever is tried, the handshake fails, and says whose certificate is to blame for
 * what.
 */
class RefusedChainsTests {

	private static final List<Attack> attacks = new ArrayList<>();

	private static TestGrid grid;

	private static GridTrust trust;

	@BeforeAll
	static void makeGrid(@TempDir Path directory) {
		grid = new TestGrid(directory);
		attacks.addAll(ProxyAttacks.in(grid));
		attacks.addAll(CertificateAttacks.in(grid));
		trust = grid.trust().build();
	}

	@AfterAll
	static void closeTrust() {
		trust.close();
		attacks.clear();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("attacksByEachTls")
	void refuses(TlsVariant tls, Attack attack) {
		try (GridService service = new GridService(tls.service(grid.host(), trust.trustManager(), ClientAuth.REQUIRE),
				trust.verifier())) {
			Throwable failure = catchThrowable(() -> service.identify(tls.client(attack.shown())));
			assertThat(failure).isNotNull();
			assertThat(Refusal.of(failure)).isEqualTo(attack.refusal());
		}
	}

	static Stream<Arguments> attacksByEachTls() {
		return TlsVariant.available()
			.stream()
			.flatMap((tls) -> attacks.stream().map((attack) -> Arguments.of(tls, attack)));
	}

}

package io.diset.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.diset.security.ChainPolicy;
import io.diset.security.PeerPrincipal;
import io.diset.security.grid.GridTrust;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Honest peers are let in, under the name of their owner and with the group that they
 * chose.
 */
class AcceptedChainsTests {

	private static final List<Guest> guests = new ArrayList<>();

	private static TestGrid grid;

	private static GridTrust trust;

	@BeforeAll
	static void makeGrid(@TempDir Path directory) {
		grid = new TestGrid(directory);
		guests.addAll(Guests.of(grid));
		trust = grid.trust().policy(ChainPolicy.strict().limitedProxies(true).legacyProxies(true)).build();
	}

	@AfterAll
	static void closeTrust() {
		guests.clear();
		if (trust != null) {
			trust.close();
		}
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("guestsByEachTls")
	void accepts(TlsVariant tls, Guest guest) throws Throwable {
		try (GridService service = new GridService(tls.service(grid.host(), trust.trustManager(), ClientAuth.REQUIRE),
				trust.verifier())) {
			PeerPrincipal peer = service.identify(tls.client(guest.shown()));
			assertThat(peer.getName()).isEqualTo(guest.name());
			assertThat(peer.group()).isEqualTo(guest.group());
			assertThat(peer.isProxy()).isEqualTo(!guest.shown().name().equals(guest.name()));
		}
	}

	static Stream<Arguments> guestsByEachTls() {
		return TlsVariant.available()
			.stream()
			.flatMap((tls) -> guests.stream().map((guest) -> Arguments.of(tls, guest)));
	}

}

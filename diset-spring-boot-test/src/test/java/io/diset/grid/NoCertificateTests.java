package io.diset.grid;

import java.nio.file.Path;

import javax.net.ssl.SSLException;

import io.diset.security.grid.GridTrust;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class NoCertificateTests {

	private TestGrid grid;

	@BeforeEach
	void makeGrid(@TempDir Path directory) {
		this.grid = new TestGrid(directory);
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesWhoShowsNoCertificate(TlsVariant tls) {
		try (GridTrust trust = this.grid.trust().build();
				GridService service = service(tls, trust, ClientAuth.REQUIRE)) {
			assertThat(catchThrowable(() -> service.identify(tls.clientWithoutCertificate())))
				.isInstanceOf(SSLException.class)
				.message()
				.containsIgnoringCase("certificate");
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void letsWhoShowsNoCertificateBeNobodyWhereNoneIsRequired(TlsVariant tls) throws Throwable {
		try (GridTrust trust = this.grid.trust().build();
				GridService service = service(tls, trust, ClientAuth.OPTIONAL)) {
			assertThat(service.identify(tls.clientWithoutCertificate())).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesAWrongCertificateAlsoWhereNoneIsRequired(TlsVariant tls) {
		try (GridTrust trust = this.grid.trust().build();
				GridService service = service(tls, trust, ClientAuth.OPTIONAL)) {
			Throwable failure = catchThrowable(
					() -> service.identify(tls.client(this.grid.user("/C=FR/O=Elsewhere/CN=Jane Doe"))));
			assertThat(Refusal.of(failure)).isEqualTo(new Refusal("/C=FR/O=Elsewhere/CN=Jane Doe", 0, "nsNotAccepted"));
		}
	}

	private GridService service(TlsVariant tls, GridTrust trust, ClientAuth clients) {
		return new GridService(tls.service(this.grid.host(), trust.trustManager(), clients), trust.verifier());
	}

}

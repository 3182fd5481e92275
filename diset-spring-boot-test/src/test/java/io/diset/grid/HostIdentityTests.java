package io.diset.grid;

import java.nio.file.Path;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.security.ChainRefusedException;
import io.diset.security.grid.GridTrust;
import io.diset.test.pki.CertificateOptions;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a client finds out about the service that it connects to.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HostIdentityTests {

	private static final String HOST = "localhost";

	private final TestAuthority authority = TestAuthority.create();

	private final TestCertificate host = this.authority.host();

	private final TestCertificate user = this.authority.user("Jane Doe");

	private X509ExtendedTrustManager trust;

	@BeforeAll
	void readTrust(@TempDir Path directory) {
		TestTrustDirectory authorities = TestTrustDirectory.in(directory).add(this.authority).addCrl(this.authority);
		this.trust = GridTrust.builder(authorities.path()).build().trustManager();
	}

	@ParameterizedTest
	@MethodSource("variants")
	void isThatOfTheHostAndAnOrdinaryClientShowsItsWholeProxyChain(SslProvider provider, String protocol)
			throws Throwable {
		try (GridHandshake handshake = handshake(provider, protocol, this.host, HOST)) {
			assertThat(handshake.service().getName()).isEqualTo(this.host.name());
			assertThat(handshake.client().getName()).isEqualTo(this.user.name());
			assertThat(handshake.client().isProxy()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("variants")
	void isThatOfTheHostThatAProxyWasMadeFrom(SslProvider provider, String protocol) throws Throwable {
		try (GridHandshake handshake = handshake(provider, protocol, this.host.proxy(), HOST)) {
			assertThat(handshake.service().getName()).isEqualTo(this.host.name());
		}
	}

	@ParameterizedTest
	@MethodSource("variants")
	void isRefusedWhereItIsForAnotherHost(SslProvider provider, String protocol) {
		try (GridHandshake handshake = handshake(provider, protocol, this.host, "other.example.org")) {
			isRefused(handshake, "hostNameMismatch", this.host.name());
		}
	}

	@ParameterizedTest
	@MethodSource("variants")
	void isRefusedWhereAUserCallsAProxyLikeTheHost(SslProvider provider, String protocol) {
		TestCertificate mallory = this.authority.user((options) -> options.subject("/O=DISET tests/CN=Mallory")
			.extendedKeyUsage(CertificateOptions.CLIENT_AUTHENTICATION, CertificateOptions.SERVER_AUTHENTICATION));
		TestCertificate proxy = mallory.proxy((options) -> options.commonNames(HOST));
		try (GridHandshake handshake = handshake(provider, protocol, proxy, HOST)) {
			isRefused(handshake, "hostNameMismatch", mallory.name());
		}
	}

	@ParameterizedTest
	@MethodSource("variants")
	void isRefusedWhereItIsNotForServices(SslProvider provider, String protocol) {
		TestCertificate client = this.authority
			.host((options) -> options.extendedKeyUsage(CertificateOptions.CLIENT_AUTHENTICATION));
		try (GridHandshake handshake = handshake(provider, protocol, client, HOST)) {
			isRefused(handshake, "extendedKeyUsage", client.name());
		}
	}

	private static void isRefused(GridHandshake handshake, String code, String name) {
		assertThatExceptionOfType(SSLException.class).isThrownBy(handshake::service)
			.havingCause()
			.isInstanceOfSatisfying(ChainRefusedException.class, (ex) -> {
				assertThat(ex.code()).isEqualTo(code);
				assertThat(ex.distinguishedName()).isEqualTo(name);
			});
	}

	private GridHandshake handshake(SslProvider provider, String protocol, TestCertificate service, String name) {
		TestCertificate proxy = this.user.proxy();
		try {
			return new GridHandshake(
					SslContextBuilder.forServer(service.privateKey(), service.chain())
						.sslProvider(provider)
						.protocols(protocol)
						.trustManager(this.trust)
						.clientAuth(ClientAuth.OPTIONAL)
						.build(),
					SslContextBuilder.forClient()
						.sslProvider(provider)
						.protocols(protocol)
						.trustManager(this.trust)
						.keyManager(proxy.privateKey(), proxy.chain())
						.build(),
					name);
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<Object[]> variants() {
		Stream<SslProvider> providers = OpenSsl.isAvailable() ? Stream.of(SslProvider.JDK, SslProvider.OPENSSL)
				: Stream.of(SslProvider.JDK);
		return providers.flatMap(
				(provider) -> Stream.of("TLSv1.2", "TLSv1.3").map((protocol) -> new Object[] { provider, protocol }));
	}

}

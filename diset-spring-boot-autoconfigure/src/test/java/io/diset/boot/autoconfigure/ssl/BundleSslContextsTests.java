package io.diset.boot.autoconfigure.ssl;

import java.security.KeyStore;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.boot.autoconfigure.TestCertificates;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(OutputCaptureExtension.class)
class BundleSslContextsTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("host", CERTIFICATES.host("first"));

	@Test
	void givesTheSameContextAgain() {
		BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE,
				TlsProvider.JDK);
		assertThat(contexts.get()).isSameAs(contexts.get());
		assertThat(contexts.get().isServer()).isTrue();
	}

	@Test
	void givesContextsOfAClient() {
		assertThat(BundleSslContexts.forClient(this.bundles, "host", TlsProvider.JDK).get().isClient()).isTrue();
	}

	@Test
	void givesAContextOfARenewedBundle() {
		BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE,
				TlsProvider.JDK);
		SslContext before = contexts.get();
		this.bundles.updateBundle("host", CERTIFICATES.host("second"));
		assertThat(contexts.get()).isNotSameAs(before);
	}

	@Test
	void keepsTheContextWhenTheRenewedBundleCannotBeUsed(CapturedOutput output) {
		BundleSslContexts contexts = BundleSslContexts.forServer(this.bundles, "host", ClientAuth.REQUIRE,
				TlsProvider.JDK);
		SslContext before = contexts.get();
		SslStoreBundle broken = new SslStoreBundle() {

			@Override
			public KeyStore getKeyStore() {
				throw new IllegalStateException("half written");
			}

			@Override
			public String getKeyStorePassword() {
				return "";
			}

			@Override
			public KeyStore getTrustStore() {
				throw new IllegalStateException("half written");
			}

		};
		this.bundles.updateBundle("host", SslBundle.of(broken));
		assertThat(contexts.get()).isSameAs(before);
		assertThat(output).contains("ERROR", "The renewed SSL bundle 'host' cannot be used", "half written");
	}

	@Test
	void usesCiphersAndProtocolsOfTheBundle() {
		SslBundle host = CERTIFICATES.host("host");
		String cipher = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
		this.bundles.registerBundle("strict", SslBundle.of(host.getStores(), SslBundleKey.NONE,
				SslOptions.of(new String[] { cipher }, new String[] { "TLSv1.2" })));
		SslContext context = BundleSslContexts.forServer(this.bundles, "strict", ClientAuth.NONE, TlsProvider.JDK)
			.get();
		assertThat(context.cipherSuites()).containsExactly(cipher);
		assertThat(context.newEngine(UnpooledByteBufAllocator.DEFAULT).getEnabledProtocols())
			.containsExactly("TLSv1.2");
	}

	@Test
	void usesTheJdkWhereOpenSslIsNotThere() {
		assertThat(BundleSslContexts.forClient(this.bundles, "host", TlsProvider.AUTO).get())
			.isInstanceOf(JdkSslContext.class);
	}

	@Test
	void saysWhatToAddWhenOpenSslIsAskedForAndNotThere() {
		UnusableSslBundleException failure = catchThrowableOfType(UnusableSslBundleException.class,
				() -> BundleSslContexts.forClient(this.bundles, "host", TlsProvider.OPENSSL));
		FailureAnalysis analysis = FailureAnalyses.of(failure);
		assertThat(analysis.getDescription())
			.startsWith("SSL bundle 'host' cannot be used with OpenSSL, which is not available");
		assertThat(analysis.getAction()).contains("netty-tcnative", "'auto'");
	}

	@Test
	void refusesAnUnknownBundle() {
		assertThatExceptionOfType(NoSuchSslBundleException.class)
			.isThrownBy(() -> BundleSslContexts.forClient(this.bundles, "unknown", TlsProvider.JDK));
	}

}

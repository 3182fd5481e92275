package io.diset.benchmark.load.diset;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.Setting;
import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.security.TlsEndpoint;
import io.diset.security.grid.GridTrust;
import io.netty.handler.ssl.ClientAuth;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * TLS of this library from the keys, without Spring's context.
 */
final class Tls {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofMinutes(1);

	private Tls() {
	}

	static TlsProvider provider(Setting setting) {
		return (setting == Setting.JDK_NIO) ? TlsProvider.JDK : TlsProvider.OPENSSL;
	}

	static TlsEndpoint server(Setting setting, KeyFiles keys, Executor executor) {
		return endpoint(
				BundleSslContexts.forServer(bundles(keys, "host"), "host", ClientAuth.REQUIRE, provider(setting)),
				executor);
	}

	static TlsEndpoint client(Setting setting, KeyFiles keys, Executor executor) {
		return endpoint(BundleSslContexts.forClient(bundles(keys, "user"), "user", provider(setting)), executor);
	}

	static TlsEndpoint gridClient(Setting setting, KeyFiles keys, Executor executor) {
		PemSslStoreDetails proxy = PemSslStoreDetails.forCertificate("file:" + keys.proxy())
			.withPrivateKey("file:" + keys.proxy());
		SslBundle bundle = SslBundle.of(new PemSslStoreBundle(proxy, null));
		SslBundle grid = SslBundle.of(bundle.getStores(), bundle.getKey(), bundle.getOptions(), bundle.getProtocol(),
				SslManagerBundle.of(bundle.getManagers().getKeyManagerFactory(),
						GridTrust.builder(keys.trustDirectory()).build().trustManagerFactory()));
		return endpoint(
				BundleSslContexts.forClient(new DefaultSslBundleRegistry("user", grid), "user", provider(setting)),
				executor);
	}

	private static TlsEndpoint endpoint(BundleSslContexts contexts, Executor executor) {
		return new TlsEndpoint(contexts, HANDSHAKE_TIMEOUT, executor, contexts.verifier());
	}

	private static SslBundles bundles(KeyFiles keys, String owner) {
		PemSslStoreDetails key = PemSslStoreDetails.forCertificate("file:" + keys.certificate(owner))
			.withPrivateKey("file:" + keys.key(owner));
		PemSslStoreDetails trust = PemSslStoreDetails.forCertificate("file:" + keys.authority());
		return new DefaultSslBundleRegistry(owner, SslBundle.of(new PemSslStoreBundle(key, trust)));
	}

}

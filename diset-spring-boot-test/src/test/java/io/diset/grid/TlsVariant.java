package io.diset.grid;

import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.test.pki.TestCertificate;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;

/**
 * An implementation of TLS with one of its protocols.
 *
 * @param provider the implementation
 * @param protocol the protocol
 */
record TlsVariant(SslProvider provider, String protocol) {

	/**
	 * Return the variants of this machine, where OpenSSL may be missing.
	 */
	static List<TlsVariant> available() {
		return providers()
			.flatMap(
					(provider) -> Stream.of("TLSv1.2", "TLSv1.3").map((protocol) -> new TlsVariant(provider, protocol)))
			.toList();
	}

	private static Stream<SslProvider> providers() {
		return OpenSsl.isAvailable() ? Stream.of(SslProvider.JDK, SslProvider.OPENSSL) : Stream.of(SslProvider.JDK);
	}

	SslContext service(TestCertificate host, X509ExtendedTrustManager trust, ClientAuth clients) {
		return build(
				SslContextBuilder.forServer(host.privateKey(), host.chain()).trustManager(trust).clientAuth(clients));
	}

	/**
	 * Return the context of a client that shows what it is told to.
	 */
	SslContext client(TestCertificate certificate) {
		return build(SslContextBuilder.forClient()
			.keyManager(new StubbornKeyManager(certificate))
			.trustManager(InsecureTrustManagerFactory.INSTANCE));
	}

	SslContext clientWithoutCertificate() {
		return build(SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE));
	}

	@Override
	public String toString() {
		return this.provider + " " + this.protocol;
	}

	private SslContext build(SslContextBuilder builder) {
		try {
			return builder.sslProvider(this.provider).protocols(this.protocol).build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

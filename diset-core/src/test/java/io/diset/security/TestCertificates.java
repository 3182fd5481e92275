package io.diset.security;

import java.util.HexFormat;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

/**
 * Certificates of an authority that only tests trust.
 */
final class TestCertificates {

	private static final String PROXY_CERTIFICATE_INFORMATION = "1.3.6.1.5.5.7.1.14";

	private static final byte[] INHERIT_ALL = { 0x30, 0x0c, 0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07,
			0x15, 0x01 };

	static final X509Bundle AUTHORITY = selfSigned("CN=Test CA, O=Example");

	private TestCertificates() {
	}

	static X509Bundle user(String subject) {
		return issue(new CertificateBuilder().subject(subject), AUTHORITY);
	}

	static X509Bundle host(String name) {
		return issue(new CertificateBuilder().subject("CN=" + name + ", O=Example").addSanDnsName(name), AUTHORITY);
	}

	static X509Bundle address(String address) {
		return issue(new CertificateBuilder().subject("CN=host, O=Example").addSanIpAddress(address), AUTHORITY);
	}

	static X509Bundle proxy(X509Bundle issuer, String subject) {
		return proxy(issuer, subject, true);
	}

	static X509Bundle proxy(X509Bundle issuer, String subject, boolean critical) {
		return issue(draft(issuer).subject(subject)
			.addExtensionOctetString(PROXY_CERTIFICATE_INFORMATION, critical, INHERIT_ALL), issuer);
	}

	static X509Bundle proxy(X509Bundle issuer, UnaryOperator<CertificateBuilder> customizer) {
		return issue(
				customizer
					.apply(draft(issuer).addExtensionOctetString(PROXY_CERTIFICATE_INFORMATION, true, INHERIT_ALL)),
				issuer);
	}

	static X509Bundle proxyWith(X509Bundle issuer, String information) {
		return issue(draft(issuer).addExtensionOctetString(PROXY_CERTIFICATE_INFORMATION, true,
				HexFormat.of().parseHex(information)), issuer);
	}

	private static CertificateBuilder draft(X509Bundle issuer) {
		return new CertificateBuilder().subject("CN=1, CN=Jane Doe, O=Example")
			.notAfter(issuer.getCertificate().getNotAfter().toInstant());
	}

	static SslContextBuilder service(X509Bundle host) {
		return SslContextBuilder.forServer(host.getKeyPair().getPrivate(), host.getCertificatePath())
			.sslProvider(SslProvider.JDK)
			.clientAuth(ClientAuth.OPTIONAL)
			.trustManager(AUTHORITY.getRootCertificate());
	}

	static SslContextBuilder client() {
		return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).trustManager(AUTHORITY.getRootCertificate());
	}

	static SslContextBuilder client(X509Bundle user) {
		return client().keyManager(user.getKeyPair().getPrivate(), user.getCertificatePath());
	}

	static SslContext build(SslContextBuilder builder) {
		try {
			return builder.build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Bundle selfSigned(String subject) {
		try {
			return new CertificateBuilder().subject(subject).setIsCertificateAuthority(true).buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static X509Bundle issue(CertificateBuilder certificate, X509Bundle issuer) {
		try {
			return certificate.buildIssuedBy(issuer);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package io.diset.boot.autoconfigure;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * An authority that issues certificates for tests, as SSL bundles that trust it.
 */
public final class TestCertificates {

	private final X509Bundle authority;

	public TestCertificates() {
		try {
			this.authority = new CertificateBuilder().ecp256()
				.subject("CN=Test CA")
				.setIsCertificateAuthority(true)
				.setKeyUsage(true, KeyUsage.keyCertSign)
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	public SslBundle host(String name) {
		return bundle(new CertificateBuilder().ecp256()
			.subject("CN=" + name)
			.addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1")
			.addExtendedKeyUsageServerAuth());
	}

	public SslBundle user(String name) {
		return bundle(new CertificateBuilder().ecp256().subject("CN=" + name).addExtendedKeyUsageClientAuth());
	}

	public SslBundle trustOnly() {
		return SslBundle
			.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(this.authority.getCertificatePEM())));
	}

	private SslBundle bundle(CertificateBuilder builder) {
		try {
			X509Bundle issued = builder.setKeyUsage(true, KeyUsage.digitalSignature).buildIssuedBy(this.authority);
			return SslBundle.of(new PemSslStoreBundle(
					PemSslStoreDetails.forCertificate(issued.getCertificatePEM())
						.withPrivateKey(issued.getPrivateKeyPEM()),
					PemSslStoreDetails.forCertificate(this.authority.getCertificatePEM())));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}

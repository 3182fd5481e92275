package io.diset.boot.autoconfigure.development;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Registers certificates for development as SSL bundles, and warns that they are in use.
 */
class DevelopmentSslBundles implements SslBundleRegistrar {

	static final String HOST = "diset-development-host";

	static final String USER = "diset-development-user";

	private static final Logger logger = LoggerFactory.getLogger(DevelopmentSslBundles.class);

	private final DevelopmentCertificates certificates;

	DevelopmentSslBundles(DevelopmentCertificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public void registerBundles(SslBundleRegistry registry) {
		Map<PemFile, String> pem = this.certificates.load();
		registry.registerBundle(HOST, bundle(pem, PemFile.HOST_CERTIFICATE, PemFile.HOST_KEY));
		registry.registerBundle(USER, bundle(pem, PemFile.USER_CERTIFICATE, PemFile.USER_KEY));
		logger.warn(
				"Using certificates that are for development only, from {}: they are valid for localhost and "
						+ "trusted by applications that use this directory. Never set '{}' in production",
				this.certificates.directory(), OnDevelopmentCertificatesDirectory.PROPERTY);
	}

	private static SslBundle bundle(Map<PemFile, String> pem, PemFile certificate, PemFile key) {
		return SslBundle.of(new PemSslStoreBundle(
				PemSslStoreDetails.forCertificate(pem.get(certificate)).withPrivateKey(pem.get(key)),
				PemSslStoreDetails.forCertificate(pem.get(PemFile.AUTHORITY))));
	}

}

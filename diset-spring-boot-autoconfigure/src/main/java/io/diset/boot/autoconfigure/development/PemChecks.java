package io.diset.boot.autoconfigure.development;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.util.Assert;

/**
 * Tells whether certificates and keys belong together and are valid. A process that died
 * while it was writing may have left some of one set and some of another.
 */
final class PemChecks {

	private static final Logger logger = LoggerFactory.getLogger(PemChecks.class);

	private static final String SIGNATURE_ALGORITHM = "SHA256withECDSA";

	private PemChecks() {
	}

	static boolean areUsable(Map<PemFile, String> pem, Instant from, Instant until) {
		if (pem.size() < PemFile.values().length) {
			return false;
		}
		try {
			PemSslStore authority = load(PemSslStoreDetails.forCertificate(pem.get(PemFile.AUTHORITY)));
			PemSslStore host = load(PemSslStoreDetails.forCertificate(pem.get(PemFile.HOST_CERTIFICATE))
				.withPrivateKey(pem.get(PemFile.HOST_KEY)));
			PemSslStore user = load(PemSslStoreDetails.forCertificate(pem.get(PemFile.USER_CERTIFICATE))
				.withPrivateKey(pem.get(PemFile.USER_KEY)));
			for (PemSslStore store : List.of(authority, host, user)) {
				certificate(store).checkValidity(Date.from(from));
				certificate(store).checkValidity(Date.from(until));
				certificate(store).verify(certificate(authority).getPublicKey());
			}
			checkKey(host);
			checkKey(user);
			return true;
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			logger.debug("Certificates for development cannot be used any more", ex);
			return false;
		}
	}

	private static PemSslStore load(PemSslStoreDetails details) {
		PemSslStore store = PemSslStore.load(details);
		Assert.state(store != null, "No certificate");
		return store;
	}

	private static X509Certificate certificate(PemSslStore store) {
		List<X509Certificate> certificates = store.certificates();
		Assert.state(certificates != null, "No certificate");
		return certificates.get(0);
	}

	private static void checkKey(PemSslStore store) throws GeneralSecurityException {
		PrivateKey privateKey = store.privateKey();
		Assert.state(privateKey != null, "No private key");
		PublicKey publicKey = certificate(store).getPublicKey();
		Signature signature = Signature.getInstance(SIGNATURE_ALGORITHM);
		signature.initSign(privateKey);
		byte[] signed = signature.sign();
		signature.initVerify(publicKey);
		Assert.state(signature.verify(signed), "The private key is another certificate's");
	}

}

package io.diset.security.grid;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.security.ChainRefusedException;
import io.diset.security.PeerPrincipal;

/**
 * Compares the name of a service with its certificate, by the rules of the JDK. They are
 * only within reach behind a trust manager of the JDK, so one is made that trusts this
 * very certificate and hence looks at nothing else.
 */
final class HostIdentity {

	private HostIdentity() {
	}

	static boolean isWanted(SSLParameters parameters) {
		String algorithm = parameters.getEndpointIdentificationAlgorithm();
		return algorithm != null && !algorithm.isEmpty();
	}

	/**
	 * Check the name of a service. It must be that of the owner of a proxy: the name of
	 * the proxy itself is its maker's choice, so that any user could make one for any
	 * host.
	 * @param service the service, whose chain is validated already
	 * @param check asks the trust manager, with what it needs to know of the connection
	 * @throws CertificateException if the certificate is one for another name
	 */
	static void check(PeerPrincipal service, Check check) throws CertificateException {
		X509Certificate certificate = service.ownerCertificate();
		try {
			check.ask(trustManager(certificate), new X509Certificate[] { certificate });
		}
		catch (CertificateException ex) {
			throw new ChainRefusedException("hostNameMismatch", service.certificates().indexOf(certificate),
					certificate, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static X509ExtendedTrustManager trustManager(X509Certificate certificate) throws CertificateException {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("service", certificate);
			TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
			factory.init(store);
			for (TrustManager manager : factory.getTrustManagers()) {
				if (manager instanceof X509ExtendedTrustManager extended) {
					return extended;
				}
			}
			throw new CertificateException("The JDK has no trust manager that verifies names");
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new CertificateException("The name cannot be verified", ex);
		}
	}

	/**
	 * Asks a trust manager about the certificate of a service.
	 */
	interface Check {

		void ask(X509ExtendedTrustManager manager, X509Certificate[] certificate) throws CertificateException;

	}

}

package io.diset.grid;

import java.security.cert.X509Certificate;

import io.diset.security.ChainRefusedException;
import io.diset.security.DistinguishedName;

/**
 * Why a chain of certificates was refused.
 *
 * @param name the name of the certificate that is to blame
 * @param depth its position in the chain
 * @param code a word for the rule that the chain breaks
 */
record Refusal(String name, int depth, String code) {

	Refusal(X509Certificate certificate, int depth, String code) {
		this(DistinguishedName.of(certificate.getSubjectX500Principal()), depth, code);
	}

	/**
	 * Find the reason in what a handshake or a verification failed with.
	 */
	static Refusal of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ChainRefusedException refused) {
				return new Refusal(refused.distinguishedName(), refused.depth(), refused.code());
			}
			for (Throwable suppressed : cause.getSuppressed()) {
				if (suppressed instanceof ChainRefusedException) {
					return of(suppressed);
				}
			}
		}
		throw new AssertionError("This is no refusal of a chain", failure);
	}

}

package io.diset.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Compares the validity of certificates with the time, without any period of grace.
 */
final class Validity implements PeerVerifier {

	private final InstantSource clock;

	Validity(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public void verify(List<X509Certificate> chain) throws ChainRefusedException {
		check(chain, this.clock.instant());
	}

	@Override
	public boolean mayBlock() {
		return false;
	}

	/**
	 * Refuse a chain that is not valid at a time.
	 * @param chain the certificates, that of the peer first
	 * @param now the time
	 * @throws ChainRefusedException if one of them has expired or is not valid yet
	 */
	static void check(List<X509Certificate> chain, Instant now) throws ChainRefusedException {
		for (int depth = 0; depth < chain.size(); depth++) {
			X509Certificate certificate = chain.get(depth);
			Instant notAfter = certificate.getNotAfter().toInstant();
			Instant notBefore = certificate.getNotBefore().toInstant();
			if (now.isAfter(notAfter)) {
				throw new ChainRefusedException("certificateExpired", depth, certificate, "it expired at " + notAfter);
			}
			if (now.isBefore(notBefore)) {
				throw new ChainRefusedException("certificateNotYetValid", depth, certificate,
						"it is not valid before " + notBefore);
			}
		}
	}

}

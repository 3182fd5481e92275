package io.diset.security;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * The peers that came last, by the bytes of their certificates: those who come again, or
 * of whom many come with the same proxy, are read once and take memory once. Says nothing
 * of whether they are trusted. Safe for use by several threads.
 */
final class KnownPeers {

	/**
	 * How many are known. Each has some kilobytes of certificates.
	 */
	static final int MAX = 256;

	private final Map<Chain, PeerPrincipal> peers = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Chain, PeerPrincipal> eldest) {
			return size() > MAX;
		}

	});

	/**
	 * Return the peer of a TLS session.
	 * @param session the session, after the handshake
	 * @return the peer, or {@code null} if it showed no certificate
	 * @throws IllegalArgumentException if {@link PeerPrincipal#of(SSLSession)} refuses it
	 */
	@Nullable PeerPrincipal of(SSLSession session) {
		try {
			return of(session.getPeerCertificates());
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	/**
	 * Return the peer that showed a chain.
	 * @param certificates the certificates, its own first
	 * @return the peer
	 * @throws IllegalArgumentException if {@link PeerPrincipal#of(List)} refuses it
	 */
	PeerPrincipal of(Certificate... certificates) {
		Chain chain = Chain.of(certificates);
		PeerPrincipal known = this.peers.get(chain);
		if (known == null) {
			known = PeerPrincipal.of(Arrays.stream(certificates).map(X509Certificate.class::cast).toList());
			this.peers.put(chain, known);
		}
		return known;
	}

	/**
	 * Return how many peers are known.
	 * @return the number
	 */
	int size() {
		return this.peers.size();
	}

	/**
	 * A chain of certificates.
	 */
	private static final class Chain {

		private final byte[][] certificates;

		private final int hash;

		private Chain(byte[][] certificates) {
			this.certificates = certificates;
			this.hash = Arrays.deepHashCode(certificates);
		}

		static Chain of(Certificate... certificates) {
			return new Chain(Arrays.stream(certificates).map(Chain::encoded).toArray(byte[][]::new));
		}

		private static byte[] encoded(Certificate certificate) {
			try {
				return certificate.getEncoded();
			}
			catch (CertificateEncodingException ex) {
				throw new IllegalArgumentException("A certificate cannot be encoded", ex);
			}
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Chain chain && Arrays.deepEquals(this.certificates, chain.certificates);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}

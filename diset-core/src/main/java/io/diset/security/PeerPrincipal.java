package io.diset.security;

import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * Who the peer of a TLS connection is: the chain of certificates that it showed, and the
 * name of their owner. Whether the chain deserves trust is not decided here, but by the
 * trust manager of the handshake. Immutable.
 * <p>
 * A proxy certificate never names its owner, for whoever makes a proxy chooses its last
 * attribute: the name is the one of the certificate that the proxy was made from.
 *
 * @since 0.1.0
 */
public final class PeerPrincipal implements Principal {

	private static final String PROXY_CERTIFICATE_INFORMATION = "1.3.6.1.5.5.7.1.14";

	private final List<X509Certificate> certificates;

	private final String name;

	private PeerPrincipal(List<X509Certificate> certificates) {
		this.certificates = List.copyOf(certificates);
		this.name = DistinguishedName.of(owner(this.certificates).getSubjectX500Principal());
	}

	/**
	 * Return the peer of a TLS session.
	 * @param session the session, after the handshake
	 * @return the peer, or {@code null} if it showed no certificate
	 * @throws IllegalArgumentException if every certificate is a proxy, a proxy is not
	 * followed by its issuer, or the name is one that {@link DistinguishedName} refuses:
	 * such a peer has no name and must be refused
	 */
	public static @Nullable PeerPrincipal of(SSLSession session) {
		try {
			return of(session.getPeerCertificates());
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	static PeerPrincipal of(Certificate... chain) {
		return new PeerPrincipal(Arrays.stream(chain).map(X509Certificate.class::cast).toList());
	}

	/**
	 * Return the distinguished name of the first certificate that is not a proxy.
	 * @return the name as {@link DistinguishedName} writes it
	 */
	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * Return the earliest.
	 * @return the time
	 */
	public java.time.Instant validUntil() {
		return this.certificates.stream()
			.map((c) -> c.getNotAfter().toInstant())
			.min(java.time.Instant::compareTo)
			.orElseThrow();
	}

	public @Nullable String group() {
		return null;
	}

	/**
	 * Return the chain as the peer presented it, its own certificate first.
	 * @return the certificates, unmodifiable and never empty
	 */
	public List<X509Certificate> certificates() {
		return this.certificates;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PeerPrincipal peer && this.certificates.equals(peer.certificates);
	}

	@Override
	public int hashCode() {
		return this.certificates.hashCode();
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static X509Certificate owner(List<X509Certificate> chain) {
		X509Certificate proxy = null;
		for (X509Certificate certificate : chain) {
			// Some clients send the first certificate twice
			if (certificate.equals(proxy)) {
				continue;
			}
			if (proxy != null && !certificate.getSubjectX500Principal().equals(proxy.getIssuerX500Principal())) {
				throw new IllegalArgumentException("A proxy certificate is not followed by its issuer");
			}
			if (certificate.getExtensionValue(PROXY_CERTIFICATE_INFORMATION) == null) {
				return certificate;
			}
			proxy = certificate;
		}
		throw new IllegalArgumentException("All %d certificates are proxies".formatted(chain.size()));
	}

}

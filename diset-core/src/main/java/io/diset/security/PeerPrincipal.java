package io.diset.security;

import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
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

	private final List<X509Certificate> certificates;

	private final X509Certificate owner;

	private final String name;

	private final Instant validUntil;

	private final boolean proxy;

	private final boolean limited;

	private final @Nullable String group;

	private PeerPrincipal(List<X509Certificate> certificates) {
		this.certificates = List.copyOf(certificates);
		int depth = depthOfOwner(this.certificates);
		this.owner = this.certificates.get(depth);
		this.name = DistinguishedName.of(this.owner.getSubjectX500Principal());
		this.validUntil = Collections.min(this.certificates.stream().map(X509Certificate::getNotAfter).toList())
			.toInstant();
		ProxyCertificate first = ProxyCertificate.of(this.certificates.get(0));
		this.proxy = first != null;
		this.limited = first != null && first.limited();
		// What comes after the owner need not be part of the path that was validated
		this.group = ProxyGroup.of(this.certificates.subList(0, depth + 1));
	}

	/**
	 * Return the peer of a TLS session.
	 * @param session the session, after the handshake
	 * @return the peer, or {@code null} if it showed no certificate
	 * @throws IllegalArgumentException if every certificate is a proxy, a proxy is not
	 * followed by its issuer, what it says of itself or of its group is malformed, or the
	 * name is one that {@link DistinguishedName} refuses: such a peer must be refused
	 */
	public static @Nullable PeerPrincipal of(SSLSession session) {
		try {
			return of(session.getPeerCertificates());
		}
		catch (SSLPeerUnverifiedException ex) {
			return null;
		}
	}

	/**
	 * Return the peer that showed a chain.
	 * @param chain the certificates, its own first
	 * @return the peer
	 * @throws IllegalArgumentException if the chain is empty, or for the reasons that
	 * {@link #of(SSLSession)} has
	 */
	public static PeerPrincipal of(List<X509Certificate> chain) {
		return new PeerPrincipal(chain);
	}

	static PeerPrincipal of(Certificate... chain) {
		return of(Arrays.stream(chain).map(X509Certificate.class::cast).toList());
	}

	/**
	 * Return whether a certificate is a proxy, of whatever kind.
	 * @param certificate the certificate
	 * @return whether it is one
	 * @throws IllegalArgumentException if what it says of itself is malformed
	 */
	public static boolean isProxy(X509Certificate certificate) {
		return ProxyCertificate.of(certificate) != null;
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
	 * Return the chain as the peer presented it, its own certificate first.
	 * @return the certificates, unmodifiable and never empty
	 */
	public List<X509Certificate> certificates() {
		return this.certificates;
	}

	/**
	 * Return the certificate that gives the peer its name: its own, or the one that a
	 * proxy was made from.
	 * @return the first certificate that is not a proxy
	 */
	public X509Certificate ownerCertificate() {
		return this.owner;
	}

	/**
	 * Return when the first of the certificates expires.
	 * @return the last moment at which all of the chain is valid
	 */
	public Instant validUntil() {
		return this.validUntil;
	}

	/**
	 * Return whether the peer showed a proxy, of whatever kind.
	 * @return whether its own certificate is one
	 */
	public boolean isProxy() {
		return this.proxy;
	}

	/**
	 * Return whether the peer showed a limited proxy.
	 * @return whether its own certificate is one
	 */
	public boolean isLimited() {
		return this.limited;
	}

	/**
	 * Return the group of DIRAC that a proxy was made for. A proxy of that proxy cannot
	 * change it. Certificates of authorities do not count: a peer may show any it likes
	 * after its own.
	 * @return the group of the certificate nearest to the owner's, or the owner's, that
	 * has one, or {@code null} if none has
	 */
	public @Nullable String group() {
		return this.group;
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

	private static int depthOfOwner(List<X509Certificate> chain) {
		X509Certificate proxy = null;
		for (int i = 0; i < chain.size(); i++) {
			X509Certificate certificate = chain.get(i);
			// Some clients send the first certificate twice
			if (certificate.equals(proxy)) {
				continue;
			}
			if (proxy != null && !certificate.getSubjectX500Principal().equals(proxy.getIssuerX500Principal())) {
				throw new IllegalArgumentException("A proxy certificate is not followed by its issuer");
			}
			if (ProxyCertificate.of(certificate) == null) {
				return i;
			}
			proxy = certificate;
		}
		throw new IllegalArgumentException("All %d certificates are proxies".formatted(chain.size()));
	}

}

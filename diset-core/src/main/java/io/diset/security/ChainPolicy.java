package io.diset.security;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a chain of the grid must be like, whatever library validates its signatures and
 * whichever TLS provider asks. It complements a validation and is none itself: it looks
 * at no signature, no revocation list, no path length and no names of proxies. Immutable,
 * may be used by any thread.
 * <p>
 * It refuses certificates that are out of date by the second, that are weak (RSA and DSA
 * below 2048 bits, curves below 256, signatures that use MD5 or SHA-1) or that are not
 * meant for the peer's role; chains that are longer than 20 certificates, not in order,
 * or contain a name twice; proxies whose information is not critical, whose policy is
 * neither to inherit all rights nor to limit them, or which outlive their issuer;
 * certificates of others than authorities that issue anything but proxies; and
 * authorities that are peers themselves.
 *
 * @since 0.1.0
 */
public final class ChainPolicy {

	/**
	 * The position of the use to sign certificates in
	 * {@link X509Certificate#getKeyUsage()}.
	 */
	private static final int CERTIFICATE_SIGNING = 5;

	/**
	 * An attacker chooses the names of a chain, and validators try all paths through it.
	 */
	private static final int MAX_LENGTH = 20;

	private static final String ANY_PURPOSE = "2.5.29.37.0";

	private static final ChainPolicy STRICT = new ChainPolicy(false, false, null);

	private final boolean legacyProxies;

	private final boolean limitedProxies;

	private final @Nullable PeerRole role;

	private ChainPolicy(boolean legacyProxies, boolean limitedProxies, @Nullable PeerRole role) {
		this.legacyProxies = legacyProxies;
		this.limitedProxies = limitedProxies;
		this.role = role;
	}

	/**
	 * Return the policy that allows neither legacy nor limited proxies, and does not look
	 * at the role of the peer.
	 * @return the policy
	 */
	public static ChainPolicy strict() {
		return STRICT;
	}

	/**
	 * Return a policy with a rule on proxies that are known as such by nothing but their
	 * last name, {@code CN=proxy} or {@code CN=limited proxy}. Those of the draft that
	 * came before RFC 3820 are never allowed.
	 * @param allowed whether they are allowed
	 * @return a policy like this one otherwise
	 */
	public ChainPolicy legacyProxies(boolean allowed) {
		return new ChainPolicy(allowed, this.limitedProxies, this.role);
	}

	/**
	 * Return a policy with a rule on limited proxies, which are made for jobs and by
	 * convention do not have all rights of their owner.
	 * @param allowed whether they are allowed
	 * @return a policy like this one otherwise
	 */
	public ChainPolicy limitedProxies(boolean allowed) {
		return new ChainPolicy(this.legacyProxies, allowed, this.role);
	}

	/**
	 * Return a policy for peers of a role: certificates that list what they may be used
	 * for must list that role.
	 * @param role the role of the peer
	 * @return a policy like this one otherwise
	 */
	public ChainPolicy role(PeerRole role) {
		return new ChainPolicy(this.legacyProxies, this.limitedProxies, role);
	}

	/**
	 * Check a chain.
	 * @param chain the certificates as the peer presented them, its own first
	 * @param now the time to compare their validity with
	 * @return the chain without duplicates
	 * @throws ChainRefusedException if the chain breaks the policy
	 * @throws IllegalArgumentException if the chain is empty
	 */
	public List<X509Certificate> check(List<X509Certificate> chain, Instant now) throws ChainRefusedException {
		return check(chain, now, (certificate) -> false);
	}

	/**
	 * Check a chain that may contain certificates which are trusted for themselves: these
	 * may be weak. So may the last one if it issued itself, because nothing is taken from
	 * it.
	 * @param chain the certificates as the peer presented them, its own first
	 * @param now the time to compare their validity with
	 * @param anchors tells whether a certificate is trusted for itself
	 * @return the chain without duplicates
	 * @throws ChainRefusedException if the chain breaks the policy
	 * @throws IllegalArgumentException if the chain is empty
	 */
	public List<X509Certificate> check(List<X509Certificate> chain, Instant now, Predicate<X509Certificate> anchors)
			throws ChainRefusedException {
		if (chain.isEmpty()) {
			throw new IllegalArgumentException("A chain without certificates");
		}
		// Some clients send their own certificate twice
		List<X509Certificate> distinct = List.copyOf(new LinkedHashSet<>(chain));
		int depth = 0;
		try {
			checkOrder(distinct);
			Validity.check(distinct, now);
			for (; depth < distinct.size(); depth++) {
				X509Certificate certificate = distinct.get(depth);
				X509Certificate issuer = (depth + 1 < distinct.size()) ? distinct.get(depth + 1) : null;
				checkPurpose(certificate, depth);
				if (!isSelfIssued(certificate) && !anchors.test(certificate)) {
					CertificateStrength.check(certificate, depth);
				}
				ProxyCertificate proxy = ProxyCertificate.of(certificate);
				if (proxy != null) {
					checkProxy(proxy, certificate, issuer, depth);
				}
				else {
					checkOwner(certificate, issuer, depth);
				}
			}
			return distinct;
		}
		catch (RuntimeException ex) {
			throw new ChainRefusedException("malformed", depth, distinct.get(depth), String.valueOf(ex.getMessage()),
					ex);
		}
	}

	private static void checkOrder(List<X509Certificate> chain) throws ChainRefusedException {
		if (chain.size() > MAX_LENGTH) {
			throw new ChainRefusedException("chainTooLong", 0, chain.get(0),
					"its chain has %d certificates".formatted(chain.size()));
		}
		Set<Object> subjects = new HashSet<>();
		for (int depth = 0; depth < chain.size(); depth++) {
			X509Certificate certificate = chain.get(depth);
			if (!subjects.add(certificate.getSubjectX500Principal())) {
				throw new ChainRefusedException("chainRepeatsName", depth, certificate,
						"another certificate of the chain has the same name");
			}
			if (depth > 0
					&& !certificate.getSubjectX500Principal().equals(chain.get(depth - 1).getIssuerX500Principal())) {
				throw new ChainRefusedException("chainUnordered", depth, certificate,
						"it is not the issuer of the certificate before it");
			}
		}
	}

	private void checkPurpose(X509Certificate certificate, int depth) throws ChainRefusedException {
		try {
			List<String> purposes = certificate.getExtendedKeyUsage();
			if (this.role != null && purposes != null && !purposes.contains(this.role.purpose())
					&& !purposes.contains(ANY_PURPOSE)) {
				throw new ChainRefusedException("extendedKeyUsage", depth, certificate,
						"its extended key usage does not permit a " + this.role.name().toLowerCase(Locale.ROOT));
			}
		}
		catch (CertificateParsingException ex) {
			throw new IllegalArgumentException("Malformed extended key usage", ex);
		}
	}

	private void checkProxy(ProxyCertificate proxy, X509Certificate certificate, @Nullable X509Certificate issuer,
			int depth) throws ChainRefusedException {
		boolean legacy = proxy.kind() != ProxyCertificate.Kind.STANDARD;
		if (legacy && (!this.legacyProxies || proxy.kind() == ProxyCertificate.Kind.DRAFT)) {
			throw new ChainRefusedException("proxyLegacy", depth, certificate,
					"it is a proxy from before RFC 3820, which is not allowed");
		}
		if (!legacy && !Set.of(ProxyCertificate.INHERIT_ALL, ProxyCertificate.LIMITED)
			.contains(String.valueOf(proxy.language()))) {
			throw new ChainRefusedException("proxyPolicy", depth, certificate,
					"it is a proxy with the unknown policy " + proxy.language());
		}
		if (!legacy && !certificate.getCriticalExtensionOIDs().contains(ProxyCertificate.INFORMATION)) {
			throw new ChainRefusedException("proxyNotCritical", depth, certificate,
					"it is a proxy, but its extension that says so is not critical");
		}
		if (proxy.limited() && !this.limitedProxies) {
			throw new ChainRefusedException("proxyLimited", depth, certificate,
					"it is a limited proxy, which is not allowed");
		}
		if (issuer != null && certificate.getNotAfter().toInstant().isAfter(issuer.getNotAfter().toInstant())) {
			throw new ChainRefusedException("proxyOutlivesIssuer", depth, certificate,
					"it is a proxy that is valid for longer than its issuer");
		}
	}

	private static void checkOwner(X509Certificate certificate, @Nullable X509Certificate issuer, int depth)
			throws ChainRefusedException {
		if (depth == 0 && certificate.getBasicConstraints() >= 0) {
			throw new ChainRefusedException("peerIsAuthority", depth, certificate,
					"an authority does not open or accept connections");
		}
		if (issuer != null && !isAuthority(issuer) && !isOldRoot(issuer)) {
			throw new ChainRefusedException("noCACert", depth + 1, issuer, "it issued a certificate that is no proxy");
		}
	}

	private static boolean isAuthority(X509Certificate certificate) {
		boolean[] keyUsage = certificate.getKeyUsage();
		return certificate.getBasicConstraints() >= 0 && (keyUsage == null || keyUsage[CERTIFICATE_SIGNING]);
	}

	// The first version of X.509 cannot say what is an authority
	private static boolean isOldRoot(X509Certificate certificate) {
		return certificate.getVersion() == 1 && isSelfIssued(certificate);
	}

	private static boolean isSelfIssued(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
	}

}

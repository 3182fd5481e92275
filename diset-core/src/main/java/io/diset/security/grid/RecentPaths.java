package io.diset.security.grid;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time which chains canl found valid. That takes it milliseconds,
 * and chains come again: a handshake is followed by the check after it, and many peers
 * share a proxy. What is remembered ends with what it was decided by, the content of the
 * trust directory and the revocation lists; the dates of certificates and the policy are
 * not part of it. Only a revocation that its list dates in the future may count that much
 * later. Chains that are refused are not remembered. Safe for use by several threads.
 */
final class RecentPaths {

	/**
	 * How long a path is remembered.
	 */
	static final Duration LIFETIME = Duration.ofSeconds(30);

	/**
	 * How many are remembered before all are forgotten. Each has some kilobytes of
	 * certificates.
	 */
	static final int MAX = 256;

	private final CanlValidation canl;

	private volatile @Nullable Memory memory;

	RecentPaths(CanlValidation canl) {
		this.canl = canl;
	}

	/**
	 * Validate a chain, or remember that it was valid.
	 * @param chain the certificates, that of the peer first
	 * @param trust what to trust
	 * @param now the time
	 * @return the chain up to the authority that is trusted
	 * @throws CertificateException if the chain is not valid
	 */
	List<X509Certificate> validate(List<X509Certificate> chain, TrustAnchors trust, Instant now)
			throws CertificateException {
		Map<List<X509Certificate>, RecentPath> paths = paths(trust);
		RecentPath recent = paths.get(chain);
		if (recent != null && recent.isRemembered(now)) {
			return recent.certificates();
		}
		List<X509Certificate> path = this.canl.validate(chain, trust);
		if (paths.size() >= MAX) {
			paths.clear();
		}
		paths.put(chain, RecentPath.of(path, now, this.canl.revocationEnd(path, trust)));
		return path;
	}

	// What is read anew is another content, even if it says the same
	@SuppressWarnings("ReferenceEquality")
	private Map<List<X509Certificate>, RecentPath> paths(TrustAnchors trust) {
		Memory memory = this.memory;
		if (memory == null || memory.trust() != trust) {
			memory = new Memory(trust, new ConcurrentHashMap<>());
			this.memory = memory;
		}
		return memory.paths();
	}

	/**
	 * What is remembered of one content of the trust directory.
	 *
	 * @param trust the content
	 * @param paths the paths by the chains of the peers
	 */
	private record Memory(TrustAnchors trust, Map<List<X509Certificate>, RecentPath> paths) {

	}

	/**
	 * A path that was valid.
	 *
	 * @param certificates the path
	 * @param since when it was validated
	 * @param until when it is forgotten
	 */
	private record RecentPath(List<X509Certificate> certificates, Instant since, Instant until) {

		static RecentPath of(List<X509Certificate> certificates, Instant now, Instant revocationEnd) {
			Instant end = now.plus(LIFETIME);
			return new RecentPath(certificates, now, revocationEnd.isBefore(end) ? revocationEnd : end);
		}

		// Clocks may be set back
		boolean isRemembered(Instant now) {
			return !now.isBefore(this.since) && now.isBefore(this.until);
		}

	}

}

package io.diset.security.grid;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.diset.security.ChainPolicy;
import io.diset.security.ChainRefusedException;
import io.diset.security.PeerPrincipal;
import io.diset.security.PeerRole;
import org.jspecify.annotations.Nullable;

/**
 * All checks of a chain, in their order: those of the policy, which are cheap and keep
 * from canl what would make it slow, then those of canl.
 */
final class ChainValidation {

	private final TrustDirectory directory;

	private final RecentPaths paths;

	private final ChainPolicy policy;

	private final InstantSource clock;

	private volatile boolean closed;

	ChainValidation(TrustDirectory directory, CanlValidation canl, ChainPolicy policy, InstantSource clock) {
		this.directory = directory;
		this.paths = new RecentPaths(canl);
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * Validate a chain.
	 * @param chain the certificates as the peer presented them
	 * @param role the role of the peer, {@code null} if it was checked before
	 * @return the peer, without the certificates that it sent twice
	 * @throws CertificateException if the chain is refused, for whatever reason
	 */
	PeerPrincipal validate(List<X509Certificate> chain, @Nullable PeerRole role) throws CertificateException {
		if (this.closed || chain.isEmpty()) {
			throw new CertificateException(this.closed ? "The grid trust is closed" : "The peer sent no certificate");
		}
		try {
			ChainPolicy policy = (role != null) ? this.policy.role(role) : this.policy;
			Instant now = this.clock.instant();
			TrustAnchors trust = this.directory.current();
			List<X509Certificate> distinct = policy.check(chain, now, trust.certificates()::contains);
			List<X509Certificate> path = this.paths.validate(distinct, trust, now);
			// What was added to the chain must not have expired either; what is
			// remembered
			// says nothing of dates
			policy.check(path, now, trust.certificates()::contains);
			return PeerPrincipal.of(distinct);
		}
		catch (RuntimeException ex) {
			throw new ChainRefusedException("malformed", 0, chain.get(0),
					"its chain cannot be validated: " + ex.getMessage(), ex);
		}
	}

	void close() {
		this.closed = true;
	}

}

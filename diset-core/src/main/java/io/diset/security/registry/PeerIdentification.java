package io.diset.security.registry;

import org.jspecify.annotations.Nullable;

/**
 * Finds out who a peer is. Immutable, may be used by any thread that may block if the
 * registry does.
 *
 * @since 0.1.0
 */
public final class PeerIdentification {

	private final @Nullable DisetRegistry registry;

	/**
	 * Create an identification.
	 * @param registry where users, groups and hosts are looked up, or {@code null} if
	 * there is no registry: then whoever showed a verified certificate is
	 * {@link DisetPrincipal.Kind#VERIFIED}
	 */
	public PeerIdentification(@Nullable DisetRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Find out who a peer is.
	 * @param credentials what the peer showed
	 * @return the user, host or owner of a verified certificate; anonymous if it is none
	 * of the registry's, not a member of the group that it claims, or suspended in it
	 * @throws RefusedCredentialsException if the peer must be refused, whatever the rules
	 * say: it forwards an identity without being a trusted host, or its extra credentials
	 * have a form that does not exist
	 */
	public DisetPrincipal identify(PeerCredentials credentials) {
		throw new UnsupportedOperationException();
	}

}

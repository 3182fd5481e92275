package io.diset.security.registry;

import java.security.Principal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Finds out who a peer is, by the rules of DIRAC.
 * <ul>
 * <li>A user is found by the name of its certificate. It acts in the group that its proxy
 * certificate names, else in the one that it claims, else in its default group. It must
 * be a member of the group, and not be suspended in the group's virtual
 * organization.</li>
 * <li>A host is found by the name of its certificate, if it claims the group
 * {@value RegistryGroup#HOSTS}, or its proxy certificate names that.</li>
 * <li>A host with the property {@value #TRUSTED_HOST} may say for whom it acts: by a
 * distinguished name and a group. It is as if that peer were here itself, and claimed the
 * group.</li>
 * <li>Everybody else is anonymous.</li>
 * </ul>
 * Immutable. Blocks where the registry does.
 *
 * @since 0.1.0
 */
public final class PeerIdentification {

	/**
	 * The property of hosts that may forward the identity of somebody else.
	 */
	public static final String TRUSTED_HOST = "TrustedHost";

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
		ExtraCredentials claimed = ExtraCredentials.of(credentials.extraCredentials());
		Principal certificate = credentials.certificate();
		String dn = (certificate != null) ? certificate.getName() : null;
		DisetRegistry current = (this.registry != null) ? this.registry.snapshot() : null;
		if (claimed.dn() != null) {
			String host = requireTrustedHost(dn, current);
			return identify(claimed.dn(), claimed.group(), Objects.requireNonNull(current)).withForwardedBy(host);
		}
		if (dn == null || dn.isBlank()) {
			return DisetPrincipal.anonymous(null,
					(dn != null) ? "its certificate has no name" : "it showed no certificate");
		}
		if (current == null) {
			return DisetPrincipal.verified(dn);
		}
		String proxyGroup = credentials.group();
		boolean claims = proxyGroup == null || proxyGroup.isBlank() || RegistryGroup.HOSTS.equals(claimed.group());
		return identify(dn, claims ? claimed.group() : proxyGroup, current);
	}

	private static DisetPrincipal identify(String dn, @Nullable String claimed, DisetRegistry registry) {
		if (RegistryGroup.HOSTS.equals(claimed)) {
			RegistryHost host = registry.hostWithDn(dn);
			return (host != null) ? DisetPrincipal.host(dn, host.name(), host.properties())
					: DisetPrincipal.anonymous(dn, "no host is registered with this name");
		}
		RegistryUser user = registry.userWithDn(dn);
		if (user == null) {
			return DisetPrincipal.anonymous(dn,
					(registry.hostWithDn(dn) != null) ? "a host that did not send 'hosts' as its extra credentials"
							: "no user is registered with this name");
		}
		RegistryGroup group = (claimed != null) ? registry.group(claimed) : registry.defaultGroup(user);
		if (group == null || !group.users().contains(user.name())) {
			return DisetPrincipal.anonymous(dn, "user %s is not a member of %s".formatted(user.name(),
					(claimed != null) ? "group " + LogText.quote(claimed) : "any group"));
		}
		if (group.vo() != null && user.suspendedVos().contains(group.vo())) {
			return DisetPrincipal.suspended(dn, "user %s is suspended in virtual organization %s, which group %s is of"
				.formatted(user.name(), group.vo(), group.name()));
		}
		return DisetPrincipal.user(dn, user.name(), group);
	}

	private static String requireTrustedHost(@Nullable String dn, @Nullable DisetRegistry registry) {
		RegistryHost host = (dn != null && registry != null) ? registry.hostWithDn(dn) : null;
		if (dn == null || host == null) {
			throw new RefusedCredentialsException(((dn != null) ? dn : "A peer without a certificate")
					+ " forwards an identity, but is no known host");
		}
		if (host.properties().stream().noneMatch(TRUSTED_HOST::equalsIgnoreCase)) {
			throw new RefusedCredentialsException("%s forwards an identity, but host %s has not the property %s"
				.formatted(dn, host.name(), TRUSTED_HOST));
		}
		return dn;
	}

}

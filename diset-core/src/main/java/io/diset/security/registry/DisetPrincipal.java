package io.diset.security.registry;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who a peer is and what it has: a user in a group, a host, the owner of a verified
 * certificate, or nobody that is known. Immutable.
 *
 * @since 0.1.0
 */
public final class DisetPrincipal implements Principal, Serializable {

	/**
	 * The name of a peer without a distinguished name.
	 */
	public static final String ANONYMOUS = "anonymous";

	@Serial
	private static final long serialVersionUID = 1L;

	private final PrincipalDetails details;

	private DisetPrincipal(PrincipalDetails details) {
		this.details = details;
	}

	/**
	 * Return a user who acts in a group.
	 * @param dn the distinguished name of the user's certificate
	 * @param user the name of the user
	 * @param group the group, whose properties and virtual organization the user gets
	 * @return the principal
	 */
	public static DisetPrincipal user(String dn, String user, RegistryGroup group) {
		return user(dn, user, group.name(), group.vo(), group.properties());
	}

	/**
	 * Return a user who acts in a group.
	 * @param dn the distinguished name of the user's certificate
	 * @param user the name of the user
	 * @param group the name of the group
	 * @param vo the virtual organization of the group, or {@code null} if it has none
	 * @param properties the properties of the group
	 * @return the principal
	 */
	public static DisetPrincipal user(String dn, String user, String group, @Nullable String vo,
			Collection<String> properties) {
		return new DisetPrincipal(PrincipalDetails.known(Kind.USER, dn, Names.require(user, "user"),
				Names.require(group, "group"), vo, properties));
	}

	/**
	 * Return a host. It acts in the group {@value RegistryGroup#HOSTS}.
	 * @param dn the distinguished name of the host's certificate
	 * @param host the name of the host
	 * @param properties the properties of the host
	 * @return the principal
	 */
	public static DisetPrincipal host(String dn, String host, Collection<String> properties) {
		return new DisetPrincipal(PrincipalDetails.known(Kind.HOST, dn, Names.require(host, "host"),
				RegistryGroup.HOSTS, null, properties));
	}

	/**
	 * Return the owner of a certificate that was verified, where there is no registry to
	 * look it up in.
	 * @param dn the distinguished name of the certificate
	 * @return the principal
	 */
	public static DisetPrincipal verified(String dn) {
		return new DisetPrincipal(PrincipalDetails.unknown(Kind.VERIFIED, dn, false, null));
	}

	/**
	 * Return a peer that is not known, or not allowed to act as it claims.
	 * @param dn the distinguished name of its certificate, or {@code null} if it has none
	 * @param reason why it is anonymous, for logs
	 * @return the principal
	 */
	public static DisetPrincipal anonymous(@Nullable String dn, String reason) {
		return new DisetPrincipal(PrincipalDetails.unknown(Kind.ANONYMOUS, dn, false, reason));
	}

	/**
	 * Return a user who is suspended in the virtual organization of the group that it
	 * would act in. It is an anonymous peer.
	 * @param dn the distinguished name of the user's certificate
	 * @param reason who is suspended in what, for logs
	 * @return the principal
	 */
	public static DisetPrincipal suspended(String dn, String reason) {
		return new DisetPrincipal(PrincipalDetails.unknown(Kind.ANONYMOUS, dn, true, reason));
	}

	/**
	 * Return the same principal, forwarded by a trusted host.
	 * @param host the distinguished name of the host
	 * @return the principal that the host acts for
	 */
	public DisetPrincipal withForwardedBy(String host) {
		return new DisetPrincipal(this.details.withForwardedBy(host));
	}

	/**
	 * Return the distinguished name, or {@value #ANONYMOUS} where there is none.
	 * @return the name
	 */
	@Override
	public String getName() {
		String dn = this.details.dn();
		return (dn != null) ? dn : ANONYMOUS;
	}

	/**
	 * Return the distinguished name. An anonymous principal can have one: that of a
	 * certificate nobody is registered with.
	 * @return the name, or {@code null} where there is no certificate
	 */
	public @Nullable String dn() {
		return this.details.dn();
	}

	/**
	 * Return what sort of principal this is.
	 * @return the kind
	 */
	public Kind kind() {
		return this.details.kind();
	}

	/**
	 * Return the name of the user, or of the host.
	 * @return the name in the registry, or {@code null} if it is neither
	 */
	public @Nullable String user() {
		return this.details.user();
	}

	/**
	 * Return the group that the principal acts in.
	 * @return the name of the group: {@value RegistryGroup#HOSTS} for a host,
	 * {@value RegistryGroup#VISITOR} where nobody is looked up or known
	 */
	public String group() {
		return this.details.group();
	}

	/**
	 * Return the virtual organization of the group.
	 * @return the name of the virtual organization, or {@code null} if there is none
	 */
	public @Nullable String vo() {
		return this.details.vo();
	}

	/**
	 * Return the properties, as they are configured. Use {@link #hasProperty} to find
	 * one.
	 * @return the properties in alphabetical order, unmodifiable
	 */
	public Set<String> properties() {
		return Collections.unmodifiableSet(this.details.properties());
	}

	/**
	 * Tell whether the principal has a property.
	 * @param property the name of the property, in any case
	 * @return whether it has it
	 */
	public boolean hasProperty(String property) {
		return this.details.properties().contains(property);
	}

	/**
	 * Tell whether it is known who this is.
	 * @return {@code false} for an anonymous principal, otherwise {@code true}
	 */
	public boolean isAuthenticated() {
		return kind() != Kind.ANONYMOUS;
	}

	/**
	 * Tell whether the principal is anonymous because it is suspended.
	 * @return whether it is suspended
	 */
	public boolean isSuspended() {
		return this.details.suspended();
	}

	/**
	 * Return the trusted host that acts for this principal.
	 * @return the distinguished name of the host, or {@code null} if the principal is the
	 * peer itself
	 */
	public @Nullable String forwardedBy() {
		return this.details.forwardedBy();
	}

	/**
	 * Return why the principal is anonymous.
	 * @return a text for logs, or {@code null} if it is not anonymous
	 */
	public @Nullable String reason() {
		return this.details.reason();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DisetPrincipal that && this.details.equals(that.details);
	}

	@Override
	public int hashCode() {
		return this.details.hashCode();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(getName()).append(" (");
		if (!isAuthenticated()) {
			text.append("anonymous: ").append(reason());
		}
		else {
			text.append(kind().name().toLowerCase(Locale.ROOT));
			text.append((user() != null) ? " " + user() + ", group " + group() : "");
		}
		text.append((forwardedBy() != null) ? ", forwarded by " + forwardedBy() : "");
		return text.append(')').toString();
	}

	/**
	 * What sort of principal it is.
	 */
	public enum Kind {

		/**
		 * A user of the registry, acting in a group.
		 */
		USER,

		/**
		 * A host of the registry.
		 */
		HOST,

		/**
		 * The owner of a verified certificate, where there is no registry.
		 */
		VERIFIED,

		/**
		 * Nobody that is known.
		 */
		ANONYMOUS

	}

}

package io.diset.security.registry;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

	private final Kind kind;

	private final @Nullable String dn;

	private final @Nullable String user;

	private final String group;

	private final @Nullable String vo;

	private final TreeSet<String> properties;

	private final @Nullable String forwardedBy;

	private final boolean suspended;

	private final @Nullable String reason;

	private DisetPrincipal(State state) {
		this.kind = state.kind;
		this.dn = state.dn;
		this.user = state.user;
		this.group = state.group;
		this.vo = state.vo;
		this.properties = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		this.properties.addAll(state.properties);
		this.forwardedBy = state.forwardedBy;
		this.suspended = state.suspended;
		this.reason = state.reason;
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
		State state = new State(Kind.USER, dn);
		state.user = Names.require(user, "user");
		state.group = Names.require(group, "group");
		state.vo = vo;
		state.properties = properties;
		return new DisetPrincipal(state);
	}

	/**
	 * Return a host. It acts in the group {@value RegistryGroup#HOSTS}.
	 * @param dn the distinguished name of the host's certificate
	 * @param host the name of the host
	 * @param properties the properties of the host
	 * @return the principal
	 */
	public static DisetPrincipal host(String dn, String host, Collection<String> properties) {
		State state = new State(Kind.HOST, dn);
		state.user = Names.require(host, "host");
		state.group = RegistryGroup.HOSTS;
		state.properties = properties;
		return new DisetPrincipal(state);
	}

	/**
	 * Return the owner of a certificate that was verified, where there is no registry to
	 * look it up in.
	 * @param dn the distinguished name of the certificate
	 * @return the principal
	 */
	public static DisetPrincipal verified(String dn) {
		return new DisetPrincipal(new State(Kind.VERIFIED, dn));
	}

	/**
	 * Return a peer that is not known, or not allowed to act as it claims.
	 * @param dn the distinguished name of its certificate, or {@code null} if it has none
	 * @param reason why it is anonymous, for logs
	 * @return the principal
	 */
	public static DisetPrincipal anonymous(@Nullable String dn, String reason) {
		State state = new State(Kind.ANONYMOUS, dn);
		state.reason = reason;
		return new DisetPrincipal(state);
	}

	/**
	 * Return a user who is suspended in the virtual organization of the group that it
	 * would act in. It is an anonymous peer.
	 * @param dn the distinguished name of the user's certificate
	 * @param reason who is suspended in what, for logs
	 * @return the principal
	 */
	public static DisetPrincipal suspended(String dn, String reason) {
		State state = new State(Kind.ANONYMOUS, dn);
		state.suspended = true;
		state.reason = reason;
		return new DisetPrincipal(state);
	}

	/**
	 * Return the same principal, forwarded by a trusted host.
	 * @param host the distinguished name of the host
	 * @return the principal that the host acts for
	 */
	public DisetPrincipal withForwardedBy(String host) {
		State state = new State(this.kind, this.dn);
		state.user = this.user;
		state.group = this.group;
		state.vo = this.vo;
		state.properties = this.properties;
		state.suspended = this.suspended;
		state.reason = this.reason;
		state.forwardedBy = host;
		return new DisetPrincipal(state);
	}

	/**
	 * Return the distinguished name, or {@value #ANONYMOUS} where there is none.
	 * @return the name
	 */
	@Override
	public String getName() {
		return (this.dn != null) ? this.dn : ANONYMOUS;
	}

	/**
	 * Return the distinguished name. An anonymous principal can have one: that of a
	 * certificate nobody is registered with.
	 * @return the name, or {@code null} where there is no certificate
	 */
	public @Nullable String dn() {
		return this.dn;
	}

	/**
	 * Return what sort of principal this is.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return the name of the user, or of the host.
	 * @return the name in the registry, or {@code null} if it is neither
	 */
	public @Nullable String user() {
		return this.user;
	}

	/**
	 * Return the group that the principal acts in.
	 * @return the name of the group: {@value RegistryGroup#HOSTS} for a host,
	 * {@value RegistryGroup#VISITOR} where nobody is looked up or known
	 */
	public String group() {
		return this.group;
	}

	/**
	 * Return the virtual organization of the group.
	 * @return the name of the virtual organization, or {@code null} if there is none
	 */
	public @Nullable String vo() {
		return this.vo;
	}

	/**
	 * Return the properties, as they are configured. Use {@link #hasProperty} to find
	 * one.
	 * @return the properties in alphabetical order, unmodifiable
	 */
	public Set<String> properties() {
		return Collections.unmodifiableSet(this.properties);
	}

	/**
	 * Tell whether the principal has a property.
	 * @param property the name of the property, in any case
	 * @return whether it has it
	 */
	public boolean hasProperty(String property) {
		return this.properties.contains(property);
	}

	/**
	 * Tell whether it is known who this is.
	 * @return {@code false} for an anonymous principal, otherwise {@code true}
	 */
	public boolean isAuthenticated() {
		return this.kind != Kind.ANONYMOUS;
	}

	/**
	 * Tell whether the principal is anonymous because it is suspended.
	 * @return whether it is suspended
	 */
	public boolean isSuspended() {
		return this.suspended;
	}

	/**
	 * Return the trusted host that acts for this principal.
	 * @return the distinguished name of the host, or {@code null} if the principal is the
	 * peer itself
	 */
	public @Nullable String forwardedBy() {
		return this.forwardedBy;
	}

	/**
	 * Return why the principal is anonymous.
	 * @return a text for logs, or {@code null} if it is not anonymous
	 */
	public @Nullable String reason() {
		return this.reason;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DisetPrincipal that && this.kind == that.kind && Objects.equals(this.dn, that.dn)
				&& Objects.equals(this.user, that.user) && this.group.equals(that.group)
				&& Objects.equals(this.vo, that.vo) && this.properties.equals(that.properties)
				&& Objects.equals(this.forwardedBy, that.forwardedBy) && this.suspended == that.suspended
				&& Objects.equals(this.reason, that.reason);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.kind, this.dn, this.user, this.group, this.forwardedBy);
	}

	@Override
	public String toString() {
		return getName();
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

	private static final class State {

		private final Kind kind;

		private final @Nullable String dn;

		private @Nullable String user;

		private String group = RegistryGroup.VISITOR;

		private @Nullable String vo;

		private Collection<String> properties = Set.of();

		private @Nullable String forwardedBy;

		private boolean suspended;

		private @Nullable String reason;

		State(Kind kind, @Nullable String dn) {
			this.kind = kind;
			this.dn = dn;
		}

	}

}

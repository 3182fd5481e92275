package io.diset.security.registry;

import java.io.Serializable;
import java.util.Collection;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a principal.
 *
 * @param kind what sort of principal it is
 * @param dn the distinguished name, if there is one
 * @param user the name of the user or host, if it is one
 * @param group the name of the group
 * @param vo the virtual organization of the group, if it has one
 * @param properties the properties, found without case; never changed
 * @param suspended whether the principal is anonymous because it is suspended
 * @param reason why it is anonymous, if it is
 * @param forwardedBy the host that acts for it, if one does
 */
record PrincipalDetails(DisetPrincipal.Kind kind, @Nullable String dn, @Nullable String user, String group,
		@Nullable String vo, TreeSet<String> properties, boolean suspended, @Nullable String reason,
		@Nullable String forwardedBy) implements Serializable {

	static PrincipalDetails known(DisetPrincipal.Kind kind, String dn, String user, String group, @Nullable String vo,
			Collection<String> properties) {
		TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		sorted.addAll(properties);
		return new PrincipalDetails(kind, dn, user, group, vo, sorted, false, null, null);
	}

	static PrincipalDetails unknown(DisetPrincipal.Kind kind, @Nullable String dn, boolean suspended,
			@Nullable String reason) {
		return new PrincipalDetails(kind, dn, null, RegistryGroup.VISITOR, null, new TreeSet<>(), suspended, reason,
				null);
	}

	PrincipalDetails withForwardedBy(String host) {
		return new PrincipalDetails(this.kind, this.dn, this.user, this.group, this.vo, this.properties, this.suspended,
				this.reason, host);
	}

}

package io.diset.security.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Names of users, groups, hosts and what else a registry knows.
 */
final class Names {

	private Names() {
	}

	static String require(String name, String kind) {
		if (name.isBlank()) {
			throw new IllegalArgumentException("The name of a " + kind + " must not be blank");
		}
		return name;
	}

	/**
	 * Copy names, in the order that they have.
	 * @param names the names
	 * @return an unmodifiable set
	 */
	static Set<String> setOf(Collection<String> names) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}

}

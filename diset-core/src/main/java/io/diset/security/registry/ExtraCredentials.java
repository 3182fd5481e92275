package io.diset.security.registry;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The extra credentials of a proposal, checked for their form.
 *
 * @param dn the name that is forwarded, or {@code null} if none is
 * @param group the group that is claimed, or {@code null} if none is
 */
record ExtraCredentials(@Nullable String dn, @Nullable String group) {

	private static final int MAX_LENGTH = 4096;

	/**
	 * Read extra credentials.
	 * @param value the value of the proposal
	 * @return the credentials
	 * @throws RefusedCredentialsException if the value is neither a text nor a name and a
	 * group
	 */
	static ExtraCredentials of(@Nullable Object value) {
		if (value == null) {
			return new ExtraCredentials(null, null);
		}
		if (value instanceof String group) {
			return new ExtraCredentials(null, group.isBlank() ? null : group);
		}
		if (value instanceof List<?> list && list.size() == 2 && list.get(0) instanceof String dn && isName(dn)
				&& (list.get(1) == null || list.get(1) instanceof String)) {
			return new ExtraCredentials(dn, of(list.get(1)).group());
		}
		throw new RefusedCredentialsException(
				"The extra credentials are neither a text nor a distinguished name and a group, but "
						+ describe(value));
	}

	/**
	 * Distinguished names are written in printable ASCII, and end up in logs.
	 * @param dn the name
	 * @return whether it can be one
	 */
	private static boolean isName(String dn) {
		return !dn.isBlank() && dn.length() <= MAX_LENGTH && dn.chars().allMatch((c) -> c >= ' ' && c <= '~');
	}

	private static String describe(Object value) {
		return (value instanceof List<?> list) ? "a list of %d other values".formatted(list.size())
				: "a value of type " + value.getClass().getSimpleName();
	}

}

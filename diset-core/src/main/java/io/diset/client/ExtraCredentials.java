package io.diset.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself besides the certificate that it shows. Whether a service
 * believes it, is decided there. Immutable.
 *
 * @since 0.1.0
 */
public final class ExtraCredentials {

	/**
	 * Nothing: the group is the one of the proxy, or else the default group of the user.
	 */
	public static final ExtraCredentials NONE = new ExtraCredentials("");

	/**
	 * The client is a host, with a host's certificate.
	 */
	public static final ExtraCredentials HOST = new ExtraCredentials("hosts");

	private final Object value;

	private ExtraCredentials(Object value) {
		this.value = value;
	}

	/**
	 * Claim a group that the owner of the certificate is a member of. It counts when the
	 * proxy names none.
	 * @param group the name of the group
	 * @return the credentials
	 * @throws IllegalArgumentException if the name is blank, or means a host
	 */
	public static ExtraCredentials group(String group) {
		if (group.isBlank() || group.equals(HOST.value)) {
			throw new IllegalArgumentException("'%s' is not the name of a group".formatted(group));
		}
		return new ExtraCredentials(group);
	}

	/**
	 * Speak for a user. Services allow that to hosts that they trust.
	 * @param dn the distinguished name of the user
	 * @param group the group that the user works for
	 * @return the credentials
	 * @throws IllegalArgumentException if one of them is blank
	 */
	public static ExtraCredentials forwarded(String dn, String group) {
		if (dn.isBlank() || group.isBlank()) {
			throw new IllegalArgumentException("Forwarded credentials need a DN and a group");
		}
		return new ExtraCredentials(List.of(dn, group));
	}

	/**
	 * Return what is sent.
	 * @return a text, or a list of texts
	 */
	Object value() {
		return this.value;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ExtraCredentials credentials && this.value.equals(credentials.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

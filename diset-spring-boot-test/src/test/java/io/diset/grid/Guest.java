package io.diset.grid;

import io.diset.test.pki.TestCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A chain of certificates that must be trusted.
 *
 * @param title what is special about it
 * @param shown the certificates with the key of the first
 * @param name the name of the owner
 * @param group the group of the proxy, or {@code null} if it has none
 */
record Guest(String title, TestCertificate shown, String name, @Nullable String group) {

	@Override
	public String toString() {
		return this.title;
	}

}

package io.diset.grid;

import io.diset.test.pki.TestCertificate;

/**
 * A chain of certificates that nobody may trust.
 *
 * @param title what is wrong with it
 * @param shown the certificates with the key of the first
 * @param refusal why it must be refused
 */
record Attack(String title, TestCertificate shown, Refusal refusal) {

	Attack(String title, TestCertificate shown, int depth, String code) {
		this(title, shown, new Refusal(shown.chain().get(depth), depth, code));
	}

	@Override
	public String toString() {
		return this.title;
	}

}

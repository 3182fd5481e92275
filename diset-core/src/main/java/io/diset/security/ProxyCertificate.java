package io.diset.security;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import javax.security.auth.x500.X500Principal;

import org.jspecify.annotations.Nullable;

/**
 * What a certificate says of itself as a proxy.
 *
 * @param kind how it says so
 * @param language the identifier of its policy, as dotted numbers, or {@code null} if its
 * kind has none
 * @param limited whether it is a limited proxy
 */
record ProxyCertificate(Kind kind, @Nullable String language, boolean limited) {

	/**
	 * The extension of RFC 3820.
	 */
	static final String INFORMATION = "1.3.6.1.5.5.7.1.14";

	static final String INHERIT_ALL = "1.3.6.1.5.5.7.21.1";

	static final String LIMITED = "1.3.6.1.4.1.3536.1.1.1.9";

	private static final String DRAFT_INFORMATION = "1.3.6.1.4.1.3536.1.222";

	private static final byte[] COMMON_NAME = HexFormat.of().parseHex("550403");

	/**
	 * Read a certificate.
	 * @param certificate the certificate
	 * @return what it says of itself, or {@code null} if it is no proxy
	 * @throws IllegalArgumentException if what it says is malformed
	 */
	static @Nullable ProxyCertificate of(X509Certificate certificate) {
		byte[] information = certificate.getExtensionValue(INFORMATION);
		if (information != null) {
			String language = languageOf(information);
			return new ProxyCertificate(Kind.STANDARD, language, LIMITED.equals(language));
		}
		if (certificate.getExtensionValue(DRAFT_INFORMATION) != null) {
			return new ProxyCertificate(Kind.DRAFT, null, false);
		}
		return switch (addedName(certificate)) {
			case "proxy" -> new ProxyCertificate(Kind.LEGACY, null, false);
			case "limited proxy" -> new ProxyCertificate(Kind.LEGACY, null, true);
			default -> null;
		};
	}

	private static String languageOf(byte[] extension) {
		List<DerValue> information = DerValue.parse(DerValue.parse(extension).content(DerValue.OCTET_STRING))
			.children(DerValue.SEQUENCE);
		boolean withLength = !information.isEmpty() && information.get(0).tag() == DerValue.INTEGER;
		if (information.size() != (withLength ? 2 : 1)) {
			throw new IllegalArgumentException("Malformed proxy information: no length and policy");
		}
		List<DerValue> policy = information.get(withLength ? 1 : 0).children(DerValue.SEQUENCE);
		if (policy.isEmpty() || policy.size() > 2) {
			throw new IllegalArgumentException("Malformed proxy information: a policy without a language");
		}
		return AttributeNames.of(policy.get(0).content(DerValue.OBJECT_IDENTIFIER));
	}

	/**
	 * Return the common name by which the subject is longer than the issuer, in lower
	 * case, or an empty text if it is longer by anything else.
	 */
	private static String addedName(X509Certificate certificate) {
		List<DerValue> subject = attributes(certificate.getSubjectX500Principal());
		List<DerValue> issuer = attributes(certificate.getIssuerX500Principal());
		if (issuer.isEmpty() || subject.size() != issuer.size() + 1) {
			return "";
		}
		for (int i = 0; i < issuer.size(); i++) {
			if (!Arrays.equals(subject.get(i).encoded(), issuer.get(i).encoded())) {
				return "";
			}
		}
		List<DerValue> added = subject.get(issuer.size()).children(DerValue.SET);
		List<DerValue> typeAndValue = (added.size() == 1) ? added.get(0).children(DerValue.SEQUENCE) : List.of();
		if (typeAndValue.size() != 2
				|| !Arrays.equals(COMMON_NAME, typeAndValue.get(0).content(DerValue.OBJECT_IDENTIFIER))) {
			return "";
		}
		return new String(typeAndValue.get(1).content(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
	}

	private static List<DerValue> attributes(X500Principal name) {
		return DerValue.parse(name.getEncoded()).children(DerValue.SEQUENCE);
	}

	/**
	 * How a certificate says that it is a proxy.
	 */
	enum Kind {

		/**
		 * By the extension of RFC 3820.
		 */
		STANDARD,

		/**
		 * By the extension of a draft of that RFC.
		 */
		DRAFT,

		/**
		 * By nothing but its name, as it was usual before.
		 */
		LEGACY

	}

}

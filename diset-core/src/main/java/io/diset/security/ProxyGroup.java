package io.diset.security;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The extension by which DIRAC binds a proxy to a group.
 */
final class ProxyGroup {

	private static final String EXTENSION = "1.2.42.42";

	private static final int MAX_LENGTH = 255;

	private ProxyGroup() {
	}

	/**
	 * Return the group of a chain.
	 * @param chain the certificates, that of the peer first and that of its owner last
	 * @return the group of the certificate next to the owner that has one, or
	 * {@code null}
	 * @throws IllegalArgumentException if the extension of any certificate is malformed
	 */
	static @Nullable String of(List<X509Certificate> chain) {
		String group = null;
		for (X509Certificate certificate : chain) {
			byte[] extension = certificate.getExtensionValue(EXTENSION);
			if (extension != null) {
				group = read(extension);
			}
		}
		return group;
	}

	private static String read(byte[] extension) {
		byte[] text = DerValue.parse(DerValue.parse(extension).content(DerValue.OCTET_STRING))
			.content(DerValue.IA5_STRING);
		if (text.length == 0 || text.length > MAX_LENGTH) {
			throw new IllegalArgumentException("Malformed group: a name of %d bytes".formatted(text.length));
		}
		for (byte character : text) {
			if (character <= ' ' || character > '~') {
				throw new IllegalArgumentException("Malformed group: byte 0x%02x in its name".formatted(character));
			}
		}
		return new String(text, StandardCharsets.US_ASCII);
	}

}

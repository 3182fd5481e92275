package io.diset.security;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import javax.security.auth.x500.X500Principal;

/**
 * The text of distinguished names as the grid writes them, OpenSSL's one-line form: as in
 * {@code /C=FR/O=Example/CN=Jane Doe}. Registries of users and hosts are keyed by it.
 * <p>
 * Attributes come in the order of the certificate; those of a multi-valued name are
 * joined by {@code +}. A slash or a plus sign in a value is escaped by a backslash, while
 * a backslash itself is not. Bytes outside of printable ASCII are written as
 * {@code \xHH}, each byte of the encoded value for itself. Types that OpenSSL has no
 * short name for are written as dotted numbers.
 *
 * @since 0.1.0
 */
public final class DistinguishedName {

	private static final int MAX_LENGTH = 1 << 16;

	/**
	 * UTF8, numeric, printable, Teletex, IA5, universal and BMP strings.
	 */
	private static final Set<Integer> TEXT_TAGS = Set.of(0x0c, 0x12, 0x13, 0x14, 0x16, 0x1c, 0x1e);

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private DistinguishedName() {
	}

	/**
	 * Return the text of a name. May be called by any thread.
	 * @param name the name, at most 64 KiB of DER
	 * @return its text, empty for a name without attributes
	 * @throws IllegalArgumentException if the name is malformed or too long, or an
	 * attribute has a value that OpenSSL would not accept in a name
	 */
	public static String of(X500Principal name) {
		return of(name.getEncoded());
	}

	static String of(byte[] name) {
		if (name.length > MAX_LENGTH) {
			throw new IllegalArgumentException("A name of %d bytes is too long".formatted(name.length));
		}
		StringBuilder text = new StringBuilder();
		for (DerValue attributes : DerValue.parse(name).children(DerValue.SEQUENCE)) {
			char separator = '/';
			for (DerValue attribute : attributes.children(DerValue.SET)) {
				List<DerValue> typeAndValue = attribute.children(DerValue.SEQUENCE);
				if (typeAndValue.size() != 2) {
					throw new IllegalArgumentException("Malformed name: an attribute must be a type and a value");
				}
				byte[] type = typeAndValue.get(0).content(DerValue.OBJECT_IDENTIFIER);
				text.append(separator).append(AttributeNames.of(type)).append('=');
				append(bytesOf(typeAndValue.get(1)), text);
				separator = '+';
			}
		}
		return text.toString();
	}

	private static byte[] bytesOf(DerValue value) {
		int tag = value.tag();
		if (tag == DerValue.BIT_STRING) {
			return bitsOf(value.content());
		}
		if (tag == DerValue.SEQUENCE) {
			// OpenSSL keeps what it does not look into as it is, with its header
			return value.encoded();
		}
		if (TEXT_TAGS.contains(tag)) {
			return value.content();
		}
		throw new IllegalArgumentException("Malformed name: tag 0x%02x is not one of a text".formatted(tag));
	}

	private static byte[] bitsOf(byte[] content) {
		int unused = (content.length > 0) ? content[0] : -1;
		if (unused < 0 || unused >= Byte.SIZE || (unused > 0 && content.length == 1)) {
			throw new IllegalArgumentException("Malformed name: a bit string without a valid count of unused bits");
		}
		byte[] bits = Arrays.copyOfRange(content, 1, content.length);
		if (unused > 0) {
			bits[bits.length - 1] &= (byte) (0xff << unused);
		}
		return bits;
	}

	private static void append(byte[] value, StringBuilder text) {
		for (byte octet : value) {
			if (octet < ' ' || octet > '~') {
				text.append("\\x").append(HEX.toHexDigits(octet));
			}
			else {
				if (octet == '/' || octet == '+') {
					text.append('\\');
				}
				text.append((char) octet);
			}
		}
	}

}

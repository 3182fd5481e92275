package io.diset.test.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Reads distinguished names in the form of the grid: {@code /C=FR/O=Example/CN=Jane Doe}.
 */
final class GridName {

	/**
	 * Short names of OpenSSL that others use for something else, or do not know.
	 */
	private static final Map<String, ASN1ObjectIdentifier> OPENSSL = Map.of("sn", BCStyle.SURNAME, "gn",
			BCStyle.GIVENNAME, "title", BCStyle.T, "dnqualifier", BCStyle.DN_QUALIFIER, "organizationidentifier",
			BCStyle.ORGANIZATION_IDENTIFIER);

	private GridName() {
	}

	static X500Name parse(String text) {
		if (!text.startsWith("/")) {
			throw new IllegalArgumentException("'%s' does not begin with a slash".formatted(text));
		}
		List<RDN> names = new ArrayList<>();
		for (String part : split(text.substring(1), '/')) {
			names
				.add(new RDN(split(part, '+').stream().map(GridName::attribute).toArray(AttributeTypeAndValue[]::new)));
		}
		return new X500Name(names.toArray(RDN[]::new));
	}

	static X500Name withCommonNames(X500Name name, String... commonNames) {
		List<RDN> names = new ArrayList<>(List.of(name.getRDNs()));
		for (String commonName : commonNames) {
			names.add(new RDN(BCStyle.CN, value(BCStyle.CN, commonName)));
		}
		return new X500Name(names.toArray(RDN[]::new));
	}

	static X500Name commonName(String commonName) {
		return withCommonNames(new X500Name(new RDN[0]), commonName);
	}

	private static AttributeTypeAndValue attribute(String text) {
		int equals = text.indexOf('=');
		if (equals < 1) {
			throw new IllegalArgumentException("'%s' is not a type and a value".formatted(text));
		}
		ASN1ObjectIdentifier type = type(text.substring(0, equals));
		return new AttributeTypeAndValue(type, value(type, text.substring(equals + 1)));
	}

	private static ASN1ObjectIdentifier type(String name) {
		ASN1ObjectIdentifier type = OPENSSL.get(name.toLowerCase(Locale.ROOT));
		return (type != null) ? type : BCStyle.INSTANCE.attrNameToOID(name);
	}

	private static ASN1Encodable value(ASN1ObjectIdentifier type, String value) {
		if (type.equals(BCStyle.EmailAddress) || type.equals(BCStyle.DC)) {
			return new DERIA5String(value);
		}
		return type.equals(BCStyle.C) ? new DERPrintableString(value) : new DERUTF8String(value);
	}

	// Only a separator is escaped in this form, never the backslash itself
	private static List<String> split(String text, char separator) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean escape = character == '\\' && i + 1 < text.length() && text.charAt(i + 1) == separator;
			if (character == separator) {
				parts.add(part.toString());
				part.setLength(0);
			}
			else {
				part.append(escape ? text.charAt(++i) : character);
			}
		}
		parts.add(part.toString());
		return parts;
	}

}

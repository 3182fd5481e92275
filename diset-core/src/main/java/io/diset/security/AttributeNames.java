package io.diset.security;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of attribute types in distinguished names: the short ones of OpenSSL 3 for
 * types that are made for names, and dotted numbers for all others.
 */
final class AttributeNames {

	private static final int MAX_TYPE_LENGTH = 128;

	/**
	 * The names of 2.5.4.3 and those after it, without a gap.
	 */
	private static final List<String> X520 = List.of("CN", "SN", "serialNumber", "C", "L", "ST", "street", "O", "OU",
			"title", "description", "searchGuide", "businessCategory", "postalAddress", "postalCode", "postOfficeBox",
			"physicalDeliveryOfficeName", "telephoneNumber", "telexNumber", "teletexTerminalIdentifier",
			"facsimileTelephoneNumber", "x121Address", "internationaliSDNNumber", "registeredAddress",
			"destinationIndicator", "preferredDeliveryMethod", "presentationAddress", "supportedApplicationContext",
			"member", "owner", "roleOccupant", "seeAlso", "userPassword", "userCertificate", "cACertificate",
			"authorityRevocationList", "certificateRevocationList", "crossCertificatePair", "name", "GN", "initials",
			"generationQualifier", "x500UniqueIdentifier", "dnQualifier", "enhancedSearchGuide", "protocolInformation",
			"distinguishedName", "uniqueMember", "houseIdentifier", "supportedAlgorithms", "deltaRevocationList",
			"dmdName");

	private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("2.5.4.65", "pseudonym"),
			Map.entry("2.5.4.72", "role"), Map.entry("2.5.4.97", "organizationIdentifier"), Map.entry("2.5.4.98", "c3"),
			Map.entry("2.5.4.99", "n3"), Map.entry("2.5.4.100", "dnsName"),
			Map.entry("0.9.2342.19200300.100.1.1", "UID"), Map.entry("0.9.2342.19200300.100.1.3", "mail"),
			Map.entry("0.9.2342.19200300.100.1.25", "DC"), Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
			Map.entry("1.2.840.113549.1.9.2", "unstructuredName"),
			Map.entry("1.2.840.113549.1.9.8", "unstructuredAddress"),
			Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
			Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
			Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"));

	private static final Map<String, String> NAMES = names();

	private AttributeNames() {
	}

	/**
	 * Return the name of a type.
	 * @param type the content of its DER encoded object identifier
	 * @return its short name, or its dotted numbers
	 * @throws IllegalArgumentException if this is not an object identifier
	 */
	static String of(byte[] type) {
		String dotted = dotted(type);
		return NAMES.getOrDefault(dotted, dotted);
	}

	private static String dotted(byte[] type) {
		if (type.length == 0 || type.length > MAX_TYPE_LENGTH || type[type.length - 1] < 0) {
			throw new IllegalArgumentException("Malformed name: an attribute's type is not an object identifier");
		}
		StringBuilder text = new StringBuilder();
		BigInteger number = BigInteger.ZERO;
		for (byte octet : type) {
			if (octet == (byte) 0x80 && number.signum() == 0) {
				throw new IllegalArgumentException("Malformed name: an attribute's type has a padded number");
			}
			number = number.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
			if (octet >= 0) {
				append(number, text);
				number = BigInteger.ZERO;
			}
		}
		return text.toString();
	}

	private static void append(BigInteger number, StringBuilder text) {
		if (text.isEmpty()) {
			// The first two numbers share one place
			int root = number.min(BigInteger.valueOf(80)).intValue() / 40;
			text.append(root).append('.').append(number.subtract(BigInteger.valueOf(root * 40L)));
		}
		else {
			text.append('.').append(number);
		}
	}

	private static Map<String, String> names() {
		Map<String, String> names = new HashMap<>(OTHERS);
		for (int i = 0; i < X520.size(); i++) {
			names.put("2.5.4." + (i + 3), X520.get(i));
		}
		return Map.copyOf(names);
	}

}

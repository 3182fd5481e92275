package io.diset.test.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The hash of a name by which OpenSSL, from version 1 on, finds the files of an
 * authority. It is made of the canonical form of the name: texts are in UTF-8 and lower
 * case, and without spaces that do not separate words.
 */
final class SubjectHash {

	private static final int HASH_LENGTH = 4;

	private SubjectHash() {
	}

	static String of(X500Principal name) {
		try {
			ByteArrayOutputStream canonical = new ByteArrayOutputStream();
			for (RDN part : X500Name.getInstance(name.getEncoded()).getRDNs()) {
				// OpenSSL has nothing where a part has no attributes
				canonical.write((part.size() > 0) ? canonical(part).getEncoded(ASN1Encoding.DER) : new byte[0]);
			}
			byte[] digest = MessageDigest.getInstance("SHA-1").digest(canonical.toByteArray());
			StringBuilder text = new StringBuilder();
			for (int i = HASH_LENGTH - 1; i >= 0; i--) {
				text.append(HexFormat.of().toHexDigits(digest[i]));
			}
			return text.toString();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("A hash cannot be made", ex);
		}
	}

	private static RDN canonical(RDN part) {
		AttributeTypeAndValue[] attributes = part.getTypesAndValues();
		for (int i = 0; i < attributes.length; i++) {
			attributes[i] = new AttributeTypeAndValue(attributes[i].getType(), canonical(attributes[i].getValue()));
		}
		return new RDN(attributes);
	}

	private static ASN1Encodable canonical(ASN1Encodable value) {
		if (value instanceof ASN1UniversalString universal) {
			return canonical(new String(universal.getOctets(), Charset.forName("UTF-32BE")));
		}
		boolean text = value instanceof ASN1UTF8String || value instanceof ASN1PrintableString
				|| value instanceof ASN1IA5String || value instanceof ASN1BMPString || value instanceof ASN1T61String
				|| value instanceof ASN1VisibleString;
		return text ? canonical(((ASN1String) value).getString()) : value;
	}

	private static DERUTF8String canonical(String text) {
		StringBuilder canonical = new StringBuilder();
		for (String word : text.split("[ \\t\\n\\x0B\\f\\r]+", 0)) {
			if (!word.isEmpty()) {
				canonical.append(canonical.isEmpty() ? "" : " ").append(asciiLowerCase(word));
			}
		}
		return new DERUTF8String(canonical.toString());
	}

	private static String asciiLowerCase(String word) {
		StringBuilder text = new StringBuilder(word);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character >= 'A' && character <= 'Z') {
				text.setCharAt(i, Character.toLowerCase(character));
			}
		}
		return text.toString();
	}

}

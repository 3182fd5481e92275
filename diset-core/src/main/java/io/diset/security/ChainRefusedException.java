package io.diset.security;

import java.io.Serial;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import org.jspecify.annotations.Nullable;

/**
 * A chain of certificates that is not trusted, and the one in it that is to blame.
 * <p>
 * Its cause carries the reason in the form that both the JDK and OpenSSL turn into a TLS
 * alert, as far as they do.
 *
 * @since 0.1.0
 */
public class ChainRefusedException extends CertificateException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String code;

	private final int depth;

	private final String distinguishedName;

	/**
	 * Create an exception.
	 * @param code a word for the rule that the chain breaks
	 * @param depth the position of the certificate in the chain without duplicates, 0 for
	 * that of the peer
	 * @param certificate the certificate
	 * @param reason what is wrong, as the end of a sentence
	 */
	public ChainRefusedException(String code, int depth, X509Certificate certificate, String reason) {
		this(code, depth, certificate, reason, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param code a word for the rule that the chain breaks
	 * @param depth the position of the certificate in the chain without duplicates, 0 for
	 * that of the peer
	 * @param certificate the certificate
	 * @param reason what is wrong, as the end of a sentence. Control characters are
	 * replaced
	 * @param cause what the cause of this exception is caused by, may be {@code null}
	 */
	public ChainRefusedException(String code, int depth, X509Certificate certificate, String reason,
			@Nullable Throwable cause) {
		this(code, depth, nameOf(certificate), reason.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " "), cause);
	}

	private ChainRefusedException(String code, int depth, String name, String reason, @Nullable Throwable cause) {
		super("The certificate %s at depth %d is refused: %s (%s)".formatted(name, depth, reason, code),
				new CertPathValidatorException(reason, cause, null, -1, reasonOf(code)));
		this.code = code;
		this.depth = depth;
		this.distinguishedName = name;
	}

	/**
	 * Return a word for the rule that the chain breaks, for example
	 * {@code certificateExpired}. The words for what the grid library refuses are its
	 * own.
	 * @return the word
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return the position of the certificate that is to blame.
	 * @return 0 for the certificate of the peer, 1 for that of its issuer, and so on.
	 * What concerns the chain as a whole is of depth 0
	 */
	public int depth() {
		return this.depth;
	}

	/**
	 * Return the subject of the certificate that is to blame.
	 * @return its name as {@link DistinguishedName} writes it
	 */
	public String distinguishedName() {
		return this.distinguishedName;
	}

	private static String nameOf(X509Certificate certificate) {
		try {
			return DistinguishedName.of(certificate.getSubjectX500Principal());
		}
		catch (IllegalArgumentException ex) {
			return "with a malformed name";
		}
	}

	private static CertPathValidatorException.Reason reasonOf(String code) {
		return switch (code) {
			case "certificateExpired" -> BasicReason.EXPIRED;
			case "certificateNotYetValid" -> BasicReason.NOT_YET_VALID;
			case "certRevoked" -> BasicReason.REVOKED;
			case "weakKey", "weakSignature" -> BasicReason.ALGORITHM_CONSTRAINED;
			case "signatureNotVerified", "trustButInvalidCert" -> BasicReason.INVALID_SIGNATURE;
			default -> BasicReason.UNSPECIFIED;
		};
	}

}

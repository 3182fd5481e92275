package io.diset.security.grid;

import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import eu.emi.security.authn.x509.CrlCheckingMode;
import eu.emi.security.authn.x509.NamespaceCheckingMode;
import eu.emi.security.authn.x509.OCSPCheckingMode;
import eu.emi.security.authn.x509.OCSPParametes;
import eu.emi.security.authn.x509.RevocationParameters;
import eu.emi.security.authn.x509.ValidationError;
import eu.emi.security.authn.x509.ValidationErrorCode;
import eu.emi.security.authn.x509.ValidationResult;
import eu.emi.security.authn.x509.helpers.ObserversHandler;
import eu.emi.security.authn.x509.helpers.ns.NamespaceChecker;
import eu.emi.security.authn.x509.impl.CertificateUtils;
import io.diset.security.ChainRefusedException;

/**
 * Validates chains by canl, against what a trust directory says. It uses the parts that
 * canl's validator for such directories is made of, not that validator: it starts a timer
 * that never ends, and takes a file that cannot be read for one that is missing.
 */
final class CanlValidation {

	/**
	 * What to report if a chain has several faults: the first of these that it has.
	 */
	private static final List<ValidationErrorCode> TELLING = List.of(ValidationErrorCode.certRevoked,
			ValidationErrorCode.certificateExpired, ValidationErrorCode.certificateNotYetValid,
			ValidationErrorCode.trustButInvalidCert, ValidationErrorCode.signatureNotVerified);

	static {
		CertificateUtils.configureSecProvider();
	}

	private final PathValidator validator = new PathValidator();

	private final CrlMode crlMode;

	private final RevocationParameters revocation;

	private final NamespaceCheckingMode namespaceMode;

	CanlValidation(CrlMode crlMode, NamespaceMode namespaceMode) {
		this.crlMode = crlMode;
		// By default canl asks servers of authorities, which is slow and tells them of
		// peers
		this.revocation = new RevocationParameters(CrlCheckingMode.valueOf(crlMode.name()),
				new OCSPParametes(OCSPCheckingMode.IGNORE));
		this.namespaceMode = NamespaceCheckingMode.valueOf(namespaceMode.name());
	}

	/**
	 * Validate a chain.
	 * @param chain the certificates, that of the peer first
	 * @param trust what to trust
	 * @return the chain up to the authority that is trusted
	 * @throws CertificateException if the chain is not valid
	 */
	List<X509Certificate> validate(List<X509Certificate> chain, TrustAnchors trust) throws CertificateException {
		List<X509Certificate> path = new ArrayList<>(validatePath(chain, 0, trust));
		Set<X509Certificate> above = new HashSet<>();
		X509Certificate anchor = path.get(path.size() - 1);
		// The validation ends at the first authority that is trusted, so that one below
		// another could neither be revoked nor expire with that
		while (trust.hasIssuerOf(anchor) && above.add(anchor)) {
			List<X509Certificate> next = validatePath(List.of(anchor), path.size() - 1, trust);
			anchor = next.get(next.size() - 1);
			path.add(anchor);
		}
		return path;
	}

	/**
	 * Return when the revocation lists change what is valid, if nobody replaces them.
	 * @param path the chain up to the authority that is trusted
	 * @param trust what to trust
	 * @return when the first of them is out of date, {@link Instant#MAX} if none counts
	 */
	Instant revocationEnd(List<X509Certificate> path, TrustAnchors trust) {
		if (this.crlMode == CrlMode.IGNORE) {
			return Instant.MAX;
		}
		return path.stream()
			.flatMap((certificate) -> trust.crlExpiry(certificate.getIssuerX500Principal()).stream())
			.min(Comparator.naturalOrder())
			.orElse(Instant.MAX);
	}

	private List<X509Certificate> validatePath(List<X509Certificate> chain, int base, TrustAnchors trust)
			throws CertificateException {
		X509Certificate[] certificates = chain.toArray(X509Certificate[]::new);
		ValidationResult result = ask(certificates, trust.anchorsFor(chain), trust.crls());
		List<X509Certificate> path = result.isValid() ? result.getValidChain() : chain;
		List<ValidationError> errors = new ArrayList<>(result.getErrors());
		errors.addAll(new NamespaceChecker(this.namespaceMode, trust.euGridPma(), trust.globus())
			.check(path.toArray(X509Certificate[]::new)));
		if (!errors.isEmpty()) {
			throw refusal(path, base, errors, trust);
		}
		if (!result.isValid()) {
			throw new ChainRefusedException(ValidationErrorCode.unknown.name(), base, chain.get(0), result.toString());
		}
		checkCrlsAreReadable(path, base, trust);
		return path;
	}

	private ValidationResult ask(X509Certificate[] chain, Set<TrustAnchor> anchors, CertStore crls)
			throws CertificateException {
		try {
			return this.validator.validate(chain, true, anchors, crls, this.revocation, new ObserversHandler());
		}
		catch (RuntimeException ex) {
			// Looking for the list of an issuer that is not trusted breaks canl. Without
			// looking for it canl says that the issuer is not trusted
			ValidationResult result = this.validator.validate(chain, true, anchors, crls, RevocationParameters.IGNORE,
					new ObserversHandler());
			if (result.isValid()) {
				throw ex;
			}
			return result;
		}
	}

	private void checkCrlsAreReadable(List<X509Certificate> path, int base, TrustAnchors trust)
			throws ChainRefusedException {
		if (this.crlMode == CrlMode.IGNORE || trust.unreadableCrls().isEmpty()) {
			return;
		}
		for (int depth = 0; depth < path.size() - 1; depth++) {
			if (trust.unreadableCrls().contains(TrustAnchors.hash(path.get(depth).getIssuerX500Principal()))) {
				throw new ChainRefusedException("crlUnreadable", base + depth, path.get(depth),
						"the revocation list of its authority cannot be read");
			}
		}
	}

	private static ChainRefusedException refusal(List<X509Certificate> path, int base, List<ValidationError> errors,
			TrustAnchors trust) {
		List<ValidationError> sorted = errors.stream()
			.sorted(Comparator.comparingInt((error) -> rank(error.getErrorCode())))
			.toList();
		ValidationError first = sorted.get(0);
		int depth = Math.min(Math.max(depth(first), 0), path.size() - 1);
		X509Certificate certificate = path.get(depth);
		Optional<Instant> expiry = (first.getErrorCode() == ValidationErrorCode.crlVerifyFailed)
				? trust.crlExpiry(certificate.getIssuerX500Principal()).filter(Instant.now()::isAfter)
				: Optional.empty();
		if (expiry.isPresent()) {
			// For canl this is a list with a wrong signature
			return new ChainRefusedException("crlExpired", base + depth, certificate,
					"the revocation list of its authority expired at " + expiry.get());
		}
		String others = sorted.stream()
			.map(ValidationError::getErrorCode)
			.distinct()
			.skip(1)
			.map(ValidationErrorCode::name)
			.collect(Collectors.joining(", "));
		return new ChainRefusedException(first.getErrorCode().name(), base + depth, certificate,
				asEndOfSentence(first.getMessage()) + (others.isEmpty() ? "" : "; also: " + others));
	}

	private static int depth(ValidationError error) {
		// For these canl gives the position of the issuer
		return switch (error.getErrorCode()) {
			case proxySubjectOneRDN, proxySubjectMultiLastRDN, proxySubjectLastRDNNotCN, proxySubjectBaseWrong ->
				error.getPosition() - 1;
			default -> error.getPosition();
		};
	}

	private static String asEndOfSentence(String message) {
		String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
		return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
	}

	private static int rank(ValidationErrorCode code) {
		int index = TELLING.indexOf(code);
		return (index >= 0) ? index : TELLING.size();
	}

}

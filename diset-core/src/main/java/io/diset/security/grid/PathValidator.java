package io.diset.security.grid;

import java.security.cert.X509Certificate;
import java.util.List;

import eu.emi.security.authn.x509.ValidationError;
import eu.emi.security.authn.x509.ValidationErrorCode;
import eu.emi.security.authn.x509.helpers.pkipath.BCCertPathValidator;

/**
 * The validation of paths by canl, which does not know the extended key usage: a critical
 * one is not refused for that, as it is checked before. Has no state.
 */
final class PathValidator extends BCCertPathValidator {

	private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

	@Override
	protected List<ValidationError> convertErrors(List<?>[] errors, boolean ignoreProxyErrors, int positionDelta,
			X509Certificate[] chain) {
		List<ValidationError> converted = super.convertErrors(errors, ignoreProxyErrors, positionDelta, chain);
		converted.removeIf(PathValidator::isExtendedKeyUsage);
		return converted;
	}

	private static boolean isExtendedKeyUsage(ValidationError error) {
		return error.getErrorCode() == ValidationErrorCode.unknownCriticalExt && error.getParameters().length == 1
				&& EXTENDED_KEY_USAGE.equals(String.valueOf(error.getParameters()[0]));
	}

}

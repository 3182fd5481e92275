package io.diset.boot.autoconfigure.metrics;

import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.diset.security.ChainRefusedException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The few words for how TLS handshakes end.
 */
final class HandshakeOutcome {

	private static final String EXPIRED = "expired";

	private static final String REVOKED = "revoked";

	private static final String UNTRUSTED = "untrusted";

	private static final String REFUSED = "refused";

	private HandshakeOutcome() {
	}

	/**
	 * Return the word for an outcome.
	 * @param failure why the handshake failed, or {@code null} if it succeeded
	 * @return the word
	 */
	static String of(@Nullable Throwable failure) {
		if (failure == null) {
			return "success";
		}
		List<Throwable> causes = causes(failure);
		// Who validates certificates wraps the cause into one that says less
		return causes.stream()
			.map(HandshakeOutcome::certificate)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> causes.stream()
				.map(HandshakeOutcome::other)
				.filter(Objects::nonNull)
				.findFirst()
				.orElse("protocol"));
	}

	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			causes.add(cause);
			causes.addAll(List.of(cause.getSuppressed()));
		}
		return causes;
	}

	private static @Nullable String certificate(Throwable cause) {
		if (cause instanceof ChainRefusedException refused) {
			return switch (refused.code()) {
				case "certificateExpired", "certificateNotYetValid" -> EXPIRED;
				case "certRevoked" -> REVOKED;
				case "noTrustAnchorFound" -> UNTRUSTED;
				default -> REFUSED;
			};
		}
		if (cause instanceof CertPathValidatorException invalid) {
			CertPathValidatorException.Reason reason = invalid.getReason();
			if (reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID) {
				return EXPIRED;
			}
			if (reason == BasicReason.REVOKED) {
				return REVOKED;
			}
			return (reason == PKIXReason.NO_TRUST_ANCHOR) ? UNTRUSTED : null;
		}
		return (cause instanceof CertPathBuilderException) ? UNTRUSTED : null;
	}

	private static @Nullable String other(Throwable cause) {
		if (cause instanceof GeneralSecurityException) {
			return REFUSED;
		}
		if (cause instanceof SslHandshakeTimeoutException) {
			return "timeout";
		}
		return (cause instanceof ClosedChannelException) ? "closed" : null;
	}

}

package io.diset.boot.autoconfigure.metrics;

import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;

import io.diset.security.ChainRefusedException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The few words for how TLS handshakes end.
 */
final class HandshakeOutcome {

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
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String word = word(cause);
			for (Throwable suppressed : cause.getSuppressed()) {
				word = (word != null) ? word : word(suppressed);
			}
			if (word != null) {
				return word;
			}
		}
		return "protocol";
	}

	private static @Nullable String word(Throwable cause) {
		if (cause instanceof ChainRefusedException refused) {
			return switch (refused.code()) {
				case "certificateExpired", "certificateNotYetValid" -> "expired";
				case "certRevoked" -> "revoked";
				case "noTrustAnchorFound" -> "untrusted";
				default -> "refused";
			};
		}
		if (cause instanceof GeneralSecurityException) {
			return "refused";
		}
		if (cause instanceof SslHandshakeTimeoutException) {
			return "timeout";
		}
		return (cause instanceof ClosedChannelException) ? "closed" : null;
	}

}

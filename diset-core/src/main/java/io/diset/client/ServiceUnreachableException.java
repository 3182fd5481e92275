package io.diset.client;

import java.io.Serial;
import java.util.List;

/**
 * None of several URLs of a service could be connected to, and none of them refused the
 * client. What went wrong with each is among the suppressed exceptions, in the order in
 * which they were tried.
 *
 * @since 0.1.0
 */
public final class ServiceUnreachableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param service the name of the service
	 * @param failures what went wrong with each URL
	 */
	public ServiceUnreachableException(String service, List<? extends Throwable> failures) {
		super("None of the %d URLs of %s could be connected to; the last failure was %s".formatted(failures.size(),
				service, failures.get(failures.size() - 1)));
		failures.forEach(this::addSuppressed);
	}

}

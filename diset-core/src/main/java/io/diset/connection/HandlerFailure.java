package io.diset.connection;

import io.diset.codec.ReturnStructure;

/**
 * What a peer is told of the failure of a handler: the text of an exception that is meant
 * for it, and of any other nothing but what was being served.
 */
final class HandlerFailure {

	private HandlerFailure() {
	}

	static ReturnStructure.Failure tell(String name, Throwable error) {
		if (error instanceof DisetException told && !(error instanceof RefusedByPeerException)) {
			return new ReturnStructure.Failure(told.getErrno(), String.valueOf(told.getMessage()));
		}
		return new ReturnStructure.Failure(0, "Server error while serving " + name);
	}

	static CloseReason reason(String name, ReturnStructure.Failure told, Throwable error) {
		return (error instanceof UnauthorizedException unauthorized) ? new CloseReason(CloseReason.Kind.UNAUTHORIZED,
				"%s: %s".formatted(name, unauthorized.getReason()), error)
				: new CloseReason(CloseReason.Kind.HANDLER_ERROR, told.message(), error);
	}

}

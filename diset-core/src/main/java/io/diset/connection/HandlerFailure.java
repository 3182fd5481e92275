package io.diset.connection;

import io.diset.codec.ReturnStructure;
import reactor.core.Exceptions;

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

	/**
	 * Tell the peer of a connection, and close. Called on the event loop.
	 * @param frames the channel of the connection
	 * @param connection what is known of the connection
	 * @param name what the handler serves
	 * @param error what it threw
	 */
	static void close(FrameChannel frames, ConnectionDetails connection, String name, Throwable error) {
		ReturnStructure.Failure told = tell(name, error);
		CloseReason reason = reason(connection, name, told, error);
		CloseReason known = frames.closeReason();
		if (known == null) {
			frames.fail(reason, told);
		}
		else if (!isBecauseOf(known, error)) {
			CloseLog.log("Too late to tell the peer of closed", connection, reason);
		}
	}

	// A handler that waited for the connection fails by the end of it
	private static boolean isBecauseOf(CloseReason known, Throwable error) {
		Throwable cause = Exceptions.unwrap(error);
		return cause instanceof ConnectionClosedException || known.cause() == cause;
	}

	private static CloseReason reason(ConnectionDetails connection, String name, ReturnStructure.Failure told,
			Throwable error) {
		return (error instanceof UnauthorizedException unauthorized)
				? new CloseReason(CloseReason.Kind.UNAUTHORIZED,
						"%s: %s, %s".formatted(name, unauthorized.getReason(),
								(connection.peer() != null) ? connection.peer() : "nobody known"),
						error)
				: new CloseReason(CloseReason.Kind.HANDLER_ERROR, told.message(), error);
	}

}

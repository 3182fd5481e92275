package io.diset.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.diset.codec.ReturnStructure;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectDecision;
import io.diset.connection.DisetException;
import io.diset.connection.FrameChannel;
import io.diset.connection.StableConnection;
import io.diset.connection.UnauthorizedException;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client what the connect handler decided, or that it did not decide in time.
 */
final class ConnectReply implements ConnectDecision {

	private final FrameChannel channel;

	private final StableConnection connection;

	private final ServiceDefinition service;

	private final Future<?> deadline;

	ConnectReply(FrameChannel channel, StableConnection connection, ServiceDefinition service, Duration timeout) {
		this.channel = channel;
		this.connection = connection;
		this.service = service;
		this.deadline = channel.channel()
			.eventLoop()
			.schedule(() -> timedOut(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void accepted(@Nullable Object value) {
		this.deadline.cancel(false);
		if (this.channel.closeReason() == null) {
			try {
				this.channel
					.write(ReturnStructure.ok(this.connection.extensions().reply(value, this.service.definitions())));
			}
			catch (Throwable ex) {
				CloseReason reason = new CloseReason(CloseReason.Kind.HANDLER_ERROR, HandshakePhase.SERVER_ERROR, ex);
				this.channel.fail(reason, new ReturnStructure.Failure(0, HandshakePhase.SERVER_ERROR));
			}
		}
		this.connection.established();
	}

	@Override
	public void refused(ReturnStructure.Failure told, Throwable error) {
		this.deadline.cancel(false);
		CloseReason reason = (error instanceof UnauthorizedException unauthorized) ? unauthorized.closeReason()
				: new CloseReason(CloseReason.Kind.REFUSED, told.message(), error);
		if (error instanceof DisetException) {
			HandshakeLog.log(reason, this.connection);
		}
		else {
			HandshakeLog.logHandlerFailure(reason, this.connection);
		}
		this.channel.fail(reason, told);
	}

	private void timedOut(Duration timeout) {
		if (this.channel.closeReason() == null) {
			CloseReason reason = CloseReason.of(CloseReason.Kind.TIMEOUT,
					"The connect handler did not decide within %d ms".formatted(timeout.toMillis()));
			HandshakeLog.log(reason, this.connection);
			this.connection.endIsLogged();
			this.channel.fail(reason, new ReturnStructure.Failure(0, HandshakePhase.SERVER_ERROR));
		}
	}

}

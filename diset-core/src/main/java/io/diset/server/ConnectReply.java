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
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client what the connect handler decided, or that it did not decide in time.
 */
final class ConnectReply implements ConnectDecision {

	private final HandshakeLog log;

	private final Arrival arrival;

	private final FrameChannel channel;

	private final StableConnection connection;

	private final ServiceDefinition service;

	private final Future<?> deadline;

	private boolean tooLate;

	ConnectReply(ServerContext server, Arrival arrival, FrameChannel channel, StableConnection connection,
			ServiceDefinition service) {
		this.log = server.log();
		this.arrival = arrival;
		this.channel = channel;
		this.connection = connection;
		this.service = service;
		Duration timeout = server.handshake().connectTimeout();
		this.deadline = channel.channel()
			.eventLoop()
			.schedule(() -> timedOut(timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void accepted(@Nullable Object value) {
		this.deadline.cancel(false);
		this.arrival.established();
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
		if (this.tooLate) {
			this.log.logTooLate(timer(), reason, this.connection);
		}
		else if (error instanceof DisetException) {
			this.log.log(timer(), reason, this.connection);
		}
		else {
			this.log.logHandlerFailure(timer(), reason, this.connection);
		}
		this.channel.fail(reason, told);
	}

	private EventLoop timer() {
		return this.channel.channel().eventLoop();
	}

	private void timedOut(Duration timeout) {
		if (this.channel.closeReason() == null) {
			CloseReason reason = CloseReason.of(CloseReason.Kind.TIMEOUT,
					"The connect handler did not decide within %d ms".formatted(timeout.toMillis()));
			this.tooLate = true;
			this.log.log(timer(), reason, this.connection);
			this.connection.endIsLogged();
			this.channel.fail(reason, new ReturnStructure.Failure(0, HandshakePhase.SERVER_ERROR));
		}
	}

}

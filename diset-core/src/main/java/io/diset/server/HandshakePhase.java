package io.diset.server;

import java.security.GeneralSecurityException;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.diset.codec.Encoding;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ChannelPhase;
import io.diset.connection.CloseReason;
import io.diset.connection.FrameChannel;
import io.diset.connection.UnauthorizedException;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * A phase before the connect handler is asked: waits for one frame until a deadline, and
 * refuses with a text.
 */
abstract class HandshakePhase implements ChannelPhase {

	/**
	 * What a peer is told when this side cannot decide about its connection.
	 */
	static final String SERVER_ERROR = "Server error while serving new";

	private @Nullable Future<?> deadline;

	private @Nullable Disposable pending;

	private boolean refused;

	@Override
	public final void onFrame(ByteBuf body) {
		// A peer that closes behind it may have sent more than it was asked for
		if (this.pending != null) {
			return;
		}
		cancelDeadline();
		try {
			onFrame(Encoding.readBody(body));
		}
		catch (ProtocolException ex) {
			refuse(malformed(), ex);
		}
		catch (RuntimeException ex) {
			refuse(SERVER_ERROR, ex);
		}
	}

	@Override
	public final void onClosed(CloseReason reason) {
		cancelDeadline();
		if (this.pending != null) {
			this.pending.dispose();
		}
		if (!this.refused) {
			log(reason, reason.kind());
		}
	}

	abstract ServerContext server();

	abstract FrameChannel channel();

	abstract @Nullable Principal peer();

	abstract String service();

	/**
	 * Take the frame that was waited for.
	 * @param body its body
	 * @throws ProtocolException if it has a wrong form
	 */
	abstract void onFrame(ReturnStructure body);

	/**
	 * Return what a peer is told whose frame has a wrong form.
	 * @return the text
	 */
	abstract String malformed();

	final void awaitFrame(Duration timeout) {
		startDeadline("Nothing received", timeout);
	}

	/**
	 * Wait for something that takes time, without blocking.
	 * @param pending what is waited for
	 * @param late what the peer is told if there is nothing in time
	 * @param timeout how long to wait
	 * @param next takes the result, on the event loop, while the channel is open
	 * @param <T> the class of the result
	 */
	final <T> void await(Mono<T> pending, String late, Duration timeout, Consumer<T> next) {
		startDeadline(late, timeout);
		this.pending = pending.subscribe((value) -> onEventLoop(() -> next.accept(value)),
				(error) -> onEventLoop(() -> failed(error)));
	}

	private void failed(Throwable error) {
		if (error instanceof UnauthorizedException unauthorized) {
			unauthorized(unauthorized.getReason(), null);
		}
		else if (error instanceof GeneralSecurityException) {
			unauthorized("Certificates not trusted", error);
		}
		else {
			refuse(SERVER_ERROR, error);
		}
	}

	// What was waited for may come when all is over
	private void onEventLoop(Runnable task) {
		channel().execute(() -> {
			cancelDeadline();
			if (channel().closeReason() == null) {
				try {
					task.run();
				}
				catch (RuntimeException ex) {
					refuse(SERVER_ERROR, ex);
				}
			}
		});
	}

	private void startDeadline(String event, Duration timeout) {
		this.deadline = channel().channel().eventLoop().schedule(() -> {
			String text = "%s within %d ms".formatted(event, timeout.toMillis());
			refuse(CloseReason.of(CloseReason.Kind.TIMEOUT, text), new ReturnStructure.Failure(0, text));
		}, timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Refuse a peer that may not connect.
	 * @param reason why it may not, for the log
	 * @param cause what told so, if there is an exception
	 */
	final void unauthorized(String reason, @Nullable Throwable cause) {
		refuse(new CloseReason(CloseReason.Kind.UNAUTHORIZED, reason, cause), UnauthorizedException.failure());
	}

	final void refuse(String text, @Nullable Throwable cause) {
		refuse(new CloseReason(CloseReason.Kind.REFUSED, text, cause), new ReturnStructure.Failure(0, text));
	}

	final void refuse(CloseReason reason, ReturnStructure.Failure told) {
		refuse(reason, told, reason.kind());
	}

	/**
	 * Refuse a peer.
	 * @param reason why it is refused
	 * @param told what it is told
	 * @param kind what kind of reason it is, for the log
	 */
	final void refuse(CloseReason reason, ReturnStructure.Failure told, Enum<?> kind) {
		if (channel().closeReason() == null) {
			this.refused = true;
			log(reason, kind);
			channel().fail(reason, told);
		}
	}

	private void log(CloseReason reason, Enum<?> kind) {
		server().log().log(channel().channel().eventLoop(), kind, reason, peer(), channel().remoteAddress(), service());
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
	}

}

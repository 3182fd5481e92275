package io.diset.server;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ChannelPhase;
import io.diset.connection.CloseReason;
import io.diset.connection.FrameChannel;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

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

	private boolean refused;

	@Override
	public final void onFrame(ByteBuf body) {
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
		if (!this.refused) {
			log(reason);
		}
	}

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
		this.deadline = channel().channel().eventLoop().schedule(() -> {
			String text = "Nothing received within %d ms".formatted(timeout.toMillis());
			refuse(CloseReason.of(CloseReason.Kind.TIMEOUT, text), new ReturnStructure.Failure(0, text));
		}, timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	final void refuse(String text, @Nullable Throwable cause) {
		refuse(new CloseReason(CloseReason.Kind.REFUSED, text, cause), new ReturnStructure.Failure(0, text));
	}

	final void refuse(CloseReason reason, ReturnStructure.Failure told) {
		if (channel().closeReason() == null) {
			this.refused = true;
			log(reason);
			channel().fail(reason, told);
		}
	}

	private void log(CloseReason reason) {
		HandshakeLog.log(reason, peer(), channel().remoteAddress(), service());
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
	}

}

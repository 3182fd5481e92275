package io.diset.connection;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * A frame that waits to be handed to the socket, and whoever wants to know when it is.
 */
final class OutboundFrame implements FutureListener<Void> {

	private final OutboundQueue queue;

	private final ByteBuf frame;

	private final int length;

	private final Sinks.@Nullable Empty<Void> sink;

	/**
	 * Create a frame.
	 * @param queue the queue that it waits in
	 * @param frame the frame
	 * @param sink who wants to know, if anybody does
	 */
	OutboundFrame(OutboundQueue queue, ByteBuf frame, Sinks.@Nullable Empty<Void> sink) {
		this.queue = queue;
		this.frame = frame;
		this.length = frame.readableBytes();
		this.sink = sink;
	}

	ByteBuf frame() {
		return this.frame;
	}

	int length() {
		return this.length;
	}

	void fail(Throwable cause) {
		this.frame.release();
		if (this.sink != null) {
			this.sink.tryEmitError(cause);
		}
	}

	@Override
	public void operationComplete(Future<Void> write) {
		this.queue.written(this);
		if (this.sink == null) {
			return;
		}
		if (write.isSuccess()) {
			this.sink.tryEmitEmpty();
		}
		else {
			this.sink.tryEmitError(this.queue.failure(write.cause()));
		}
	}

}

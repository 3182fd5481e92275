package io.diset.connection;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;

/**
 * A frame that waits to be handed to the socket, and whoever wants to know when it is.
 */
final class OutboundFrame implements FutureListener<Void> {

	private final OutboundQueue queue;

	private final ByteBuf frame;

	private final int length;

	private final @Nullable SendReport report;

	/**
	 * Create a frame.
	 * @param queue the queue that it waits in
	 * @param frame the frame
	 * @param report who wants to know, if anybody does
	 */
	OutboundFrame(OutboundQueue queue, ByteBuf frame, @Nullable SendReport report) {
		this.queue = queue;
		this.frame = frame;
		this.length = frame.readableBytes();
		this.report = report;
	}

	/**
	 * Return the frame, which is about to be written.
	 * @return the frame
	 */
	ByteBuf take() {
		if (this.report != null) {
			this.report.writing();
		}
		return this.frame;
	}

	int length() {
		return this.length;
	}

	void fail(Throwable cause) {
		this.frame.release();
		if (this.report != null) {
			this.report.failed(cause);
		}
	}

	@Override
	public void operationComplete(Future<Void> write) {
		this.queue.written(this);
		if (this.report == null) {
			return;
		}
		if (write.isSuccess()) {
			this.report.written();
		}
		else {
			this.report.failed(this.queue.failure(write.cause()));
		}
	}

}

package io.diset.connection;

import java.util.function.Supplier;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;

/**
 * A frame that waits to be handed to the socket, and whoever wants to know when it is.
 * One that waits for room is made when its turn comes.
 */
final class OutboundFrame implements FutureListener<Void> {

	private final OutboundQueue queue;

	private final String name;

	private final int step;

	private final @Nullable Supplier<ByteBuf> maker;

	private @Nullable ByteBuf frame;

	private int length;

	private @Nullable SendReport report;

	private OutboundFrame(OutboundQueue queue, String name, int step, @Nullable ByteBuf frame, int length,
			@Nullable Supplier<ByteBuf> maker, @Nullable SendReport report) {
		this.queue = queue;
		this.name = name;
		this.step = step;
		this.frame = frame;
		this.length = length;
		this.maker = maker;
		this.report = report;
	}

	/**
	 * Create a frame.
	 * @param queue the queue that it waits in
	 * @param name the name of its message
	 * @param step when it begins to wait
	 * @param frame the frame
	 * @param report who wants to know, if anybody does
	 */
	OutboundFrame(OutboundQueue queue, String name, int step, ByteBuf frame, @Nullable SendReport report) {
		this(queue, name, step, frame, frame.readableBytes(), null, report);
	}

	/**
	 * Create a frame that is not made yet.
	 * @param queue the queue that it waits in
	 * @param name the name of its message
	 * @param step when it begins to wait
	 * @param maker makes it
	 * @param report who wants to know
	 */
	OutboundFrame(OutboundQueue queue, String name, int step, Supplier<ByteBuf> maker, SendReport report) {
		this(queue, name, step, null, 0, maker, report);
	}

	/**
	 * Create a frame that is written already.
	 * @param queue the queue that it need not wait in
	 * @param name the name of its message
	 * @param step when it was written
	 * @param length its length in bytes
	 * @param report who wants to know
	 */
	OutboundFrame(OutboundQueue queue, String name, int step, int length, SendReport report) {
		this(queue, name, step, null, length, null, report);
	}

	/**
	 * Return the frame, which is about to be written.
	 * @return the frame
	 * @throws RuntimeException if it could not be made
	 */
	ByteBuf take() {
		ByteBuf taken = this.frame;
		if (taken == null) {
			taken = make();
		}
		this.frame = null;
		if (this.report != null) {
			this.report.writing();
		}
		return taken;
	}

	/**
	 * Return the name of its message.
	 * @return the name
	 */
	String name() {
		return this.name;
	}

	/**
	 * Return how many bytes have room in the queue for it.
	 * @return its length, 0 if it is not made yet
	 */
	int length() {
		return this.length;
	}

	/**
	 * Return when it began to wait.
	 * @return the step of the queue's clock
	 */
	int step() {
		return this.step;
	}

	/**
	 * Return whether it may not wait for long, since somebody wants to know. What nobody
	 * asks about must not get lost.
	 * @return whether its time is limited
	 */
	boolean isTimed() {
		return this.report != null;
	}

	/**
	 * Return whether its time is limited also while it is written.
	 * @return whether its time is limited
	 */
	boolean isTimedWhileWritten() {
		return this.report != null && this.report.isTimedWhileWritten();
	}

	void fail(Throwable cause) {
		if (this.frame != null) {
			this.frame.release();
			this.frame = null;
		}
		report(cause);
	}

	/**
	 * Tell who wants to know that the socket has not taken it in time. Nothing else is
	 * told then.
	 * @param cause the reason
	 */
	void report(Throwable cause) {
		if (this.report != null) {
			this.report.failed(cause);
			this.report = null;
		}
	}

	@Override
	public void operationComplete(Future<Void> write) {
		this.queue.written(this, write.isSuccess());
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

	private ByteBuf make() {
		if (this.maker == null) {
			throw new IllegalStateException("The frame is written already");
		}
		ByteBuf made = this.maker.get();
		this.length = made.readableBytes();
		this.queue.room().add(this.length);
		return made;
	}

}

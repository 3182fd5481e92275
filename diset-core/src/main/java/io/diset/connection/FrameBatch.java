package io.diset.connection;

import java.util.ArrayList;
import java.util.List;

import io.diset.codec.PlainFrame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames that go to the channel as one buffer, since a buffer costs more on its way
 * through TLS and the socket than the bytes of a frame. They are gathered in an array
 * that the connections of an event loop share. Belongs to the event loop.
 */
final class FrameBatch implements FutureListener<Void> {

	private static final Logger logger = LoggerFactory.getLogger(FrameBatch.class);

	/**
	 * The size of a TLS record, as Netty's default.
	 */
	static final int MAX_BYTES = 16 * 1024;

	private static final FastThreadLocal<Spare> SPARES = new FastThreadLocal<>() {

		@Override
		protected Spare initialValue() {
			return new Spare();
		}

	};

	private final List<FutureListener<Void>> listeners = new ArrayList<>(1);

	private final ChannelHandlerContext context;

	private final ChannelPromise promise;

	private final byte[] bytes;

	private int length;

	/**
	 * Create an empty batch, which must be written.
	 * @param context where it is going to be written
	 */
	FrameBatch(ChannelHandlerContext context) {
		this.context = context;
		this.promise = context.newPromise().addListener(this);
		this.bytes = SPARES.get().take();
	}

	/**
	 * Return whether there is room for one more frame.
	 * @param length its length in bytes
	 * @return whether there is
	 */
	boolean hasRoom(int length) {
		return this.length + length <= MAX_BYTES;
	}

	/**
	 * Add a frame, for which there must be room.
	 * @param frame the frame, whose ownership passes
	 */
	void add(ByteBuf frame) {
		int added = frame.readableBytes();
		frame.readBytes(this.bytes, this.length, added);
		this.length += added;
		frame.release();
	}

	/**
	 * Add a frame, for which there must be room.
	 * @param frame the frame
	 * @return its length in bytes
	 */
	int add(PlainFrame frame) {
		int before = this.length;
		this.length = frame.write(this.bytes, before);
		return this.length - before;
	}

	/**
	 * Have it told when the socket has taken the frames, or never will.
	 * @param listener who is told, once the batch is written
	 */
	void listen(FutureListener<Void> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Write the frames without flushing them.
	 * @return how many bytes they are
	 */
	int write() {
		ByteBuf out = this.context.alloc().directBuffer(this.length);
		out.writeBytes(this.bytes, 0, this.length);
		SPARES.get().bytes = this.bytes;
		this.context.write(out, this.promise);
		return this.length;
	}

	/**
	 * Return the write.
	 * @return completes when the socket has taken all frames
	 */
	ChannelPromise promise() {
		return this.promise;
	}

	@Override
	public void operationComplete(Future<Void> write) {
		for (FutureListener<Void> listener : this.listeners) {
			try {
				listener.operationComplete(write);
			}
			catch (Throwable ex) {
				logger.warn("Who has sent a frame failed to take what became of it", ex);
			}
		}
	}

	/**
	 * The array of an event loop, unless a batch has it.
	 */
	private static final class Spare {

		private byte @Nullable [] bytes;

		byte[] take() {
			byte[] taken = this.bytes;
			this.bytes = null;
			return (taken != null) ? taken : new byte[MAX_BYTES];
		}

	}

}

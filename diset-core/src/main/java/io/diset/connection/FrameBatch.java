package io.diset.connection;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames that go to the channel as one buffer, since a buffer costs more on its way
 * through TLS and the socket than the bytes of a frame. One that stays alone is not
 * copied. Belongs to the event loop.
 */
final class FrameBatch implements FutureListener<Void> {

	private static final Logger logger = LoggerFactory.getLogger(FrameBatch.class);

	/**
	 * The size of a TLS record, as Netty's default.
	 */
	static final int MAX_BYTES = 16 * 1024;

	private static final int INITIAL_CAPACITY = 4 * 1024;

	private final ChannelHandlerContext context;

	private final ChannelPromise promise;

	private final FutureListener<Void> listener;

	private @Nullable List<FutureListener<Void>> more;

	private ByteBuf bytes;

	/**
	 * Create a batch of one frame.
	 * @param context where it is going to be written
	 * @param frame the frame, whose ownership passes
	 * @param listener learns that the socket has taken the frame
	 */
	FrameBatch(ChannelHandlerContext context, ByteBuf frame, FutureListener<Void> listener) {
		this.context = context;
		this.bytes = frame;
		this.listener = listener;
		this.promise = context.newPromise().addListener(this);
	}

	/**
	 * Return whether there is room for one more frame.
	 * @param length its length in bytes
	 * @return whether there is
	 */
	boolean hasRoom(int length) {
		return this.bytes.readableBytes() + length <= MAX_BYTES;
	}

	/**
	 * Add a frame.
	 * @param frame the frame, whose ownership passes
	 * @param listener learns that the socket has taken the frame
	 */
	void add(ByteBuf frame, FutureListener<Void> listener) {
		List<FutureListener<Void>> others = this.more;
		if (others == null) {
			others = new ArrayList<>();
			this.more = others;
			gather();
		}
		others.add(listener);
		this.bytes.writeBytes(frame);
		frame.release();
	}

	/**
	 * Write the frames without flushing them.
	 */
	void write() {
		this.context.write(this.bytes, this.promise);
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
		tell(this.listener, write);
		if (this.more != null) {
			for (FutureListener<Void> other : this.more) {
				tell(other, write);
			}
		}
	}

	private static void tell(FutureListener<Void> listener, Future<Void> write) {
		try {
			listener.operationComplete(write);
		}
		catch (Throwable ex) {
			logger.warn("Who has sent a frame failed to take what became of it", ex);
		}
	}

	private void gather() {
		ByteBuf gathered = this.context.alloc()
			.directBuffer(Math.max(INITIAL_CAPACITY, this.bytes.readableBytes()), Integer.MAX_VALUE);
		gathered.writeBytes(this.bytes);
		this.bytes.release();
		this.bytes = gathered;
	}

}

package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is received into frames. What is sent meanwhile leaves in one buffer at the
 * end of the read, or each frame in a TLS record of its own.
 */
abstract class FrameHandler extends ByteToMessageDecoder {

	private static final int BUFFER = 16 * 1024;

	private @Nullable ByteBuf pending;

	private boolean singleRecords;

	/**
	 * Take a frame.
	 * @param ctx the context of this handler
	 * @param in contains the frame
	 * @param start where the body begins
	 * @param end where it ends
	 */
	abstract void frame(ChannelHandlerContext ctx, ByteBuf in, int start, int end);

	/**
	 * Make each frame a TLS record, which TLS must have been told to do.
	 */
	void useSingleRecords() {
		this.singleRecords = true;
	}

	/**
	 * Return the buffer for the next frame that is sent, which must be written before the
	 * next one is asked for.
	 * @param ctx the context of this handler
	 * @return a buffer to write to
	 */
	ByteBuf out(ChannelHandlerContext ctx) {
		ByteBuf out = this.pending;
		if (out != null && (this.singleRecords || out.readableBytes() > BUFFER)) {
			ctx.write(out);
			out = null;
		}
		if (out == null) {
			out = ctx.alloc().directBuffer(this.singleRecords ? 256 : BUFFER);
			this.pending = out;
		}
		return out;
	}

	/**
	 * Send a frame of the handshake.
	 * @param ctx the context of this handler
	 * @param body the body
	 */
	static void send(ChannelHandlerContext ctx, String body) {
		ctx.writeAndFlush(Unpooled.copiedBuffer(body.length() + ":" + body, StandardCharsets.US_ASCII));
	}

	/**
	 * Send what is written.
	 * @param ctx the context of this handler
	 */
	void flush(ChannelHandlerContext ctx) {
		ByteBuf out = this.pending;
		if (out != null) {
			this.pending = null;
			ctx.writeAndFlush(out);
		}
	}

	@Override
	protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
		while (in.isReadable()) {
			int start = in.readerIndex();
			int colon = in.indexOf(start, in.writerIndex(), (byte) ':');
			if (colon < 0) {
				return;
			}
			int length = Digits.readForwards(in, start, colon);
			if (in.writerIndex() - colon - 1 < length) {
				return;
			}
			in.readerIndex(colon + 1 + length);
			frame(ctx, in, colon + 1, colon + 1 + length);
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
		flush(ctx);
		super.channelReadComplete(ctx);
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext ctx) {
		ByteBuf out = this.pending;
		if (out != null) {
			this.pending = null;
			out.release();
		}
	}

}

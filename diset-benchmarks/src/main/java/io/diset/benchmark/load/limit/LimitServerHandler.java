package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;

import io.diset.benchmark.load.peer.LoadConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.ssl.SslHandler;

/**
 * The server's end of a connection.
 */
class LimitServerHandler extends FrameHandler {

	private static final String OK = "{\"OK\": true, \"Value\": null}";

	private static final String COALESCE = "coalesce";

	private final ChannelGroup channels;

	private int opened;

	LimitServerHandler(ChannelGroup channels) {
		this.channels = channels;
	}

	@Override
	void frame(ChannelHandlerContext ctx, ByteBuf in, int start, int end) {
		if (this.opened == 2) {
			message(ctx, in, start, end);
			return;
		}
		this.opened++;
		if (this.opened == 2) {
			this.channels.add(ctx.channel());
		}
		else if (!in.toString(start, end - start, StandardCharsets.US_ASCII).contains(COALESCE)) {
			useSingleRecords();
			ctx.pipeline().get(SslHandler.class).setWrapDataSize(0);
		}
		send(ctx, OK);
	}

	private void message(ChannelHandlerContext ctx, ByteBuf in, int start, int end) {
		FixedFrames frames = FixedFrames.of(in.getByte(start));
		if (frames == FixedFrames.JENCODE && AcknowledgedFrames.isAsked(in, end)) {
			int id = AcknowledgedFrames.pingId(in, end);
			AcknowledgedFrames.writeAcknowledgement(id, out(ctx));
			frames.write(Name.PONG, id, out(ctx));
			return;
		}
		int id = frames.id(in, end);
		Name name = frames.name(in, start);
		switch (name) {
			case PING -> frames.write(Name.PONG, id, out(ctx));
			case BLOCK -> {
				if (LoadConnection.isAnswered(id)) {
					frames.write(Name.PONG, id, out(ctx));
				}
			}
			case PUSH -> push(ctx, frames, id);
			default -> throw new IllegalArgumentException("Unexpected " + name);
		}
	}

	private void push(ChannelHandlerContext ctx, FixedFrames frames, int id) {
		ByteBuf bell = ctx.alloc().directBuffer();
		frames.write(Name.BELL, id, bell);
		this.channels.writeAndFlush(bell);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		ctx.close();
	}

}

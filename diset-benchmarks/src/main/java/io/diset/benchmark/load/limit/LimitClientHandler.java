package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Wire;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The client's end of a connection.
 */
class LimitClientHandler extends FrameHandler implements LoadConnection {

	private static final String PROPOSAL = "{\"OK\": true, \"Value\": [[\"Benchmark/Load\", \"\", \"\"], "
			+ "[\"Connection\", \"new\"], \"\", \"%s\"]}";

	private static final String ARGUMENTS = "{\"OK\": true, \"Value\": [\"0123456789abcdef0123456789abcdef\", {}]}";

	private static final String OURS = "diset-java/0.1.0;coalesce";

	private static final String ORIGINAL = "9.0.0a31";

	private final Wire wire;

	private final FixedFrames frames;

	private final LoadListener listener;

	private final MonoSink<LoadConnection> sink;

	private @Nullable ChannelHandlerContext context;

	private int opened;

	private int acknowledged;

	private boolean reading;

	private boolean closing;

	LimitClientHandler(Wire wire, LoadListener listener, MonoSink<LoadConnection> sink) {
		this.wire = wire;
		this.frames = (wire == Wire.DENCODE) ? FixedFrames.DENCODE : FixedFrames.JENCODE;
		this.listener = listener;
		this.sink = sink;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
		if (event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess()) {
			this.context = ctx;
			if (this.wire == Wire.SINGLE_RECORDS) {
				useSingleRecords();
			}
			send(ctx, PROPOSAL.formatted((this.wire == Wire.SINGLE_RECORDS) ? ORIGINAL : OURS));
		}
		super.userEventTriggered(ctx, event);
	}

	@Override
	void frame(ChannelHandlerContext ctx, ByteBuf in, int start, int end) {
		if (this.opened == 2) {
			message(in, start, end);
			return;
		}
		String reply = in.toString(start, end - start, StandardCharsets.US_ASCII);
		if (!reply.startsWith("{\"OK\": true")) {
			throw new IllegalStateException("Refused: " + reply);
		}
		this.opened++;
		if (this.opened == 1) {
			send(ctx, ARGUMENTS);
		}
		else {
			this.sink.success(this);
		}
	}

	private void message(ByteBuf in, int start, int end) {
		this.reading = true;
		FixedFrames frames = FixedFrames.of(in.getByte(start));
		if (frames == FixedFrames.JENCODE && AcknowledgedFrames.isAcknowledgement(in, start)) {
			int id = AcknowledgedFrames.acknowledgedId(in, end);
			if (id != this.acknowledged++) {
				throw new IllegalStateException("Acknowledgement out of order: " + id);
			}
			this.listener.acknowledged();
			return;
		}
		Name name = frames.name(in, start);
		if (frames != this.frames) {
			throw new IllegalStateException("Another encoding");
		}
		int id = frames.id(in, end);
		switch (name) {
			case PONG -> this.listener.pong(id);
			case BELL -> this.listener.bell(id);
			default -> throw new IllegalStateException("Unexpected " + name);
		}
	}

	@Override
	public void ping(int id) {
		onLoop((ctx) -> {
			if (this.wire == Wire.ACKNOWLEDGED) {
				AcknowledgedFrames.writePing(id, out(ctx));
			}
			else {
				this.frames.write(Name.PING, id, out(ctx));
			}
		});
	}

	@Override
	public void block(int id, String data) {
		onLoop((ctx) -> this.frames.write(Name.BLOCK, data, id, out(ctx)));
	}

	@Override
	public void push(int id) {
		onLoop((ctx) -> this.frames.write(Name.PUSH, id, out(ctx)));
	}

	@Override
	public Mono<Void> close() {
		return Mono.create((closed) -> {
			ChannelHandlerContext ctx = context();
			ctx.executor().execute(() -> {
				this.closing = true;
				ctx.close().addListener((future) -> closed.success());
			});
		});
	}

	private void onLoop(Sending sending) {
		ChannelHandlerContext ctx = context();
		if (ctx.executor().inEventLoop()) {
			sending.write(ctx);
			if (!this.reading) {
				flush(ctx);
			}
		}
		else {
			ctx.executor().execute(() -> onLoop(sending));
		}
	}

	private ChannelHandlerContext context() {
		ChannelHandlerContext ctx = this.context;
		if (ctx == null) {
			throw new IllegalStateException("Not connected");
		}
		return ctx;
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
		this.reading = false;
		super.channelReadComplete(ctx);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		fail(cause.toString());
		ctx.close();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) throws Exception {
		super.channelInactive(ctx);
		if (!this.closing) {
			fail("The server has closed the connection");
		}
	}

	private void fail(String reason) {
		if (this.opened == 2) {
			this.listener.lost(reason);
		}
		else {
			this.sink.error(new IllegalStateException(reason));
		}
	}

	/**
	 * Writes a frame on the event loop.
	 */
	@FunctionalInterface
	private interface Sending {

		void write(ChannelHandlerContext ctx);

	}

}

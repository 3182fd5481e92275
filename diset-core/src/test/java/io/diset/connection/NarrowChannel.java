package io.diset.connection;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * An accepted connection whose socket takes only as many bytes as it is told, and whose
 * clock stands still until it is told to go on.
 */
final class NarrowChannel extends EmbeddedChannel {

	private final FrameChannel frames;

	private final StableConnection connection;

	private final StringBuilder taken = new StringBuilder();

	private long room;

	NarrowChannel(ConnectionHandlers handlers, ConnectionSettings settings) {
		freezeTime();
		this.frames = new FrameChannel(settings, settings.maxMessageSize(), new Unused());
		pipeline().addLast(this.frames);
		pipeline().fireChannelActive();
		this.connection = new StableConnection(this.frames, new ConnectionDetails("1", "Framework/PingPong", "identity",
				Map.of(), null, new InetSocketAddress(9145), Extensions.NONE), handlers, MessageAccess.ALL,
				Runnable::run);
		this.frames.enter(this.connection, settings.maxMessageSize());
		this.connection.established();
	}

	StableConnection connection() {
		return this.connection;
	}

	CloseReason closeReason() {
		return this.frames.closeReason();
	}

	/**
	 * Let the socket take some more bytes.
	 * @param bytes how many
	 */
	void take(long bytes) {
		this.room += bytes;
		flush();
		runPendingTasks();
	}

	/**
	 * Return what the socket has taken.
	 * @return all of it
	 */
	String taken() {
		return this.taken.toString();
	}

	void receive(String text) {
		writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
	}

	void advance(Duration time) {
		advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
		runScheduledPendingTasks();
		runPendingTasks();
	}

	@Override
	protected void doWrite(ChannelOutboundBuffer out) {
		for (Object next = out.current(); next != null && this.room > 0; next = out.current()) {
			ByteBuf buffer = (ByteBuf) next;
			int count = (int) Math.min(this.room, buffer.readableBytes());
			this.taken.append(buffer.toString(buffer.readerIndex(), count, StandardCharsets.UTF_8));
			this.room -= count;
			out.removeBytes(count);
		}
	}

	/**
	 * The phase before the connection.
	 */
	private static final class Unused implements ChannelPhase {

		@Override
		public void onFrame(ByteBuf body) {
			throw new AssertionError("No frame was sent yet");
		}

		@Override
		public void onClosed(CloseReason reason) {
			throw new AssertionError("Closed before it was accepted");
		}

	}

}

package io.diset.benchmark.micro;

import io.diset.connection.ConnectionHandlers;
import io.diset.connection.MessageAccess;
import io.diset.connection.StableConnection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;

/**
 * An accepted connection without a socket, which counts what is sent and throws it away.
 */
final class MicroChannel extends EmbeddedChannel {

	private final StableConnection connection;

	private long sent;

	MicroChannel(ConnectionHandlers handlers, MessageAccess access) {
		Opening opening = new Opening(handlers, access);
		pipeline().addLast(opening.frames());
		pipeline().fireChannelActive();
		this.connection = opening.connection();
	}

	StableConnection connection() {
		return this.connection;
	}

	/**
	 * Receive bytes as one read.
	 * @param bytes the bytes, of which a view is read
	 * @return the number of bytes that have been sent so far
	 */
	long receive(ByteBuf bytes) {
		writeInbound(bytes.retainedDuplicate());
		return this.sent;
	}

	/**
	 * Run a task on the event loop, and those that it leaves there.
	 * @param task the task
	 * @return the number of bytes that have been sent so far
	 */
	long run(Runnable task) {
		eventLoop().execute(task);
		runPendingTasks();
		return this.sent;
	}

	@Override
	protected void handleOutboundMessage(Object message) {
		ByteBuf bytes = (ByteBuf) message;
		this.sent += bytes.readableBytes();
		bytes.release();
	}

}

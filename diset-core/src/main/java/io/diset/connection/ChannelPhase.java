package io.diset.connection;

import io.netty.buffer.ByteBuf;

/**
 * A phase in the life of a channel: takes what arrives while it lasts. Called on the
 * event loop of the channel.
 *
 * @since 0.1.0
 */
public interface ChannelPhase {

	/**
	 * Learn of the channel, which is connected and has no TLS yet. Called once, on the
	 * phase in which the channel starts.
	 * @param channel the channel
	 */
	default void onActive(FrameChannel channel) {
	}

	/**
	 * Learn that the channel can be used, with TLS when it has that. Called once, on the
	 * phase in which the channel starts.
	 */
	default void onReady() {
	}

	/**
	 * Take the body of a frame.
	 * @param body the body, valid only during the call
	 * @throws io.diset.codec.ProtocolException if the protocol does not allow it: the
	 * peer is told, and the channel closed
	 * @throws io.diset.message.InvalidMessageException likewise
	 */
	void onFrame(ByteBuf body);

	/**
	 * Learn that the channel takes more of what is to be sent.
	 */
	default void onWritable() {
	}

	/**
	 * Learn that the channel is about to be closed. The last moment to write something.
	 */
	default void onClosing() {
	}

	/**
	 * Learn that the channel is closed. Called once, on the last phase.
	 * @param reason why it was closed
	 */
	void onClosed(CloseReason reason);

}

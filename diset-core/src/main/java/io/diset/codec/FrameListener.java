package io.diset.codec;

import io.netty.buffer.ByteBuf;

/**
 * Takes the frames that a {@link FrameDecoder} finds.
 *
 * @since 0.1.0
 */
public interface FrameListener {

	/**
	 * Take the body of a frame.
	 * @param body the body, valid only during the call
	 */
	void onFrame(ByteBuf body);

	/**
	 * Take the body of a keep-alive frame.
	 * @param body the body, valid only during the call
	 */
	void onKeepAlive(ByteBuf body);

}

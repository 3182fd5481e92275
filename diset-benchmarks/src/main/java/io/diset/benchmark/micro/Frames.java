package io.diset.benchmark.micro;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Makes what peers send.
 */
final class Frames {

	private Frames() {
	}

	/**
	 * Make frames of one message each.
	 * @param encoding the encoding
	 * @param count how many
	 * @return the bytes of all of them
	 */
	static ByteBuf pings(Encoding encoding, int count) {
		ByteBuf all = ByteBufAllocator.DEFAULT.directBuffer();
		MessageType<?> type = MessageType.ofMessage(MicroMessages.ping());
		for (int i = 0; i < count; i++) {
			ByteBuf frame = FrameEncoder.message(ByteBufAllocator.DEFAULT, encoding, type, MicroMessages.ping(), null);
			all.writeBytes(frame);
			frame.release();
		}
		return all;
	}

}

package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Keeps what a decoder finds in a stream as text, keep-alive frames with their prefix.
 */
final class Frames implements FrameListener {

	private final FrameDecoder decoder;

	private final List<String> found = new ArrayList<>();

	private final ByteBuf pending = Unpooled.buffer();

	Frames(FrameDecoder decoder) {
		this.decoder = decoder;
	}

	Frames(int maxLength) {
		this(new FrameDecoder(maxLength));
	}

	/**
	 * Append bytes to what was not consumed yet, and read all the frames that there are.
	 */
	Frames feed(String bytes) {
		this.pending.discardReadBytes().writeCharSequence(bytes, StandardCharsets.ISO_8859_1);
		boolean more = true;
		while (more) {
			more = this.decoder.decode(this.pending, this);
		}
		return this;
	}

	List<String> found() {
		return this.found;
	}

	/**
	 * Return how many bytes were not consumed.
	 */
	int pending() {
		return this.pending.readableBytes();
	}

	@Override
	public void onFrame(ByteBuf body) {
		this.found.add(body.toString(StandardCharsets.ISO_8859_1));
	}

	@Override
	public void onKeepAlive(ByteBuf body) {
		this.found.add("dka" + body.toString(StandardCharsets.ISO_8859_1));
	}

}

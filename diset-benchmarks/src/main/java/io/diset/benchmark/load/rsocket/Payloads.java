package io.diset.benchmark.load.rsocket;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rsocket.Payload;
import io.rsocket.util.ByteBufPayload;

/**
 * Payloads without metadata: a kind, an id, and maybe data.
 */
final class Payloads {

	static final byte PING = 1;

	static final byte BLOCK = 3;

	static final byte PUSH = 4;

	static final byte BELL = 5;

	private static final int HEAD = Byte.BYTES + Integer.BYTES;

	private Payloads() {
	}

	static Payload create(byte kind, int id) {
		return ByteBufPayload.create(ByteBufAllocator.DEFAULT.buffer(HEAD).writeByte(kind).writeInt(id));
	}

	static Payload create(byte kind, int id, String data) {
		ByteBuf buffer = ByteBufAllocator.DEFAULT.buffer(HEAD + data.length()).writeByte(kind).writeInt(id);
		buffer.writeCharSequence(data, StandardCharsets.US_ASCII);
		return ByteBufPayload.create(buffer);
	}

	static byte kind(Payload payload) {
		ByteBuf data = payload.sliceData();
		return data.getByte(data.readerIndex());
	}

	static int id(Payload payload) {
		ByteBuf data = payload.sliceData();
		return data.getInt(data.readerIndex() + 1);
	}

	/**
	 * Read the data as a receiver that uses it would.
	 * @param payload the payload
	 * @return the data
	 */
	static String data(Payload payload) {
		ByteBuf data = payload.sliceData();
		return data.toString(data.readerIndex() + HEAD, data.readableBytes() - HEAD, StandardCharsets.US_ASCII);
	}

}

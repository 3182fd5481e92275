package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;

/**
 * Frames of pings that ask for an acknowledgement, whose number is that of the ping, and
 * of the acknowledgements.
 */
final class AcknowledgedFrames {

	private static final byte[] PING = ascii(
			"{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"Ping\", \"attrs\": [true, [");

	private static final byte[] PING_NUMBER = ascii("]], \"id\": \"b:");

	private static final byte[] PING_TAIL = ascii("\"}}");

	private static final byte[] ACKNOWLEDGEMENT = ascii("{\"OK\": true, \"Value\": {\"request\": false, \"id\": \"b:");

	private static final byte[] ACKNOWLEDGEMENT_TAIL = ascii("\", \"result\": {\"OK\": true, \"Value\": null}}}");

	private static final int REQUEST = new String(PING, StandardCharsets.US_ASCII).indexOf("true, \"name");

	private AcknowledgedFrames() {
	}

	static void writePing(int id, ByteBuf out) {
		int digits = Digits.count(id);
		Digits.write(PING.length + PING_NUMBER.length + PING_TAIL.length + 2 * digits, out);
		out.writeByte(':').writeBytes(PING);
		Digits.write(id, digits, out);
		out.writeBytes(PING_NUMBER);
		Digits.write(id, digits, out);
		out.writeBytes(PING_TAIL);
	}

	static void writeAcknowledgement(int id, ByteBuf out) {
		int digits = Digits.count(id);
		Digits.write(ACKNOWLEDGEMENT.length + digits + ACKNOWLEDGEMENT_TAIL.length, out);
		out.writeByte(':').writeBytes(ACKNOWLEDGEMENT);
		Digits.write(id, digits, out);
		out.writeBytes(ACKNOWLEDGEMENT_TAIL);
	}

	/**
	 * Whether a message asks for an acknowledgement.
	 * @param in contains the body, in JEncode
	 * @param end where it ends
	 * @return whether it ends with the id of one
	 */
	static boolean isAsked(ByteBuf in, int end) {
		return in.getByte(end - PING_TAIL.length) == '"';
	}

	static int pingId(ByteBuf in, int end) {
		return Digits.readBackwards(in, end - PING_TAIL.length);
	}

	/**
	 * Whether a body is an acknowledgement.
	 * @param in contains the body, in JEncode
	 * @param start where it begins
	 * @return whether it is no request
	 */
	static boolean isAcknowledgement(ByteBuf in, int start) {
		return in.getByte(start + REQUEST) == 'f';
	}

	static int acknowledgedId(ByteBuf in, int end) {
		return Digits.readBackwards(in, end - ACKNOWLEDGEMENT_TAIL.length);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}

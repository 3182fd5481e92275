package io.diset.benchmark.load.limit;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.netty.buffer.ByteBuf;

/**
 * Frames of messages whose last attribute is the id, written from templates and read by
 * looking only at what differs between them.
 */
final class FixedFrames {

	/**
	 * The encoding that is used by default.
	 */
	static final FixedFrames JENCODE = new FixedFrames(
			"{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"%2$s\", \"attrs\": [false, [", "\"", "\", ", "",
			"]]}}");

	/**
	 * The older encoding.
	 */
	static final FixedFrames DENCODE = new FixedFrames("ds2:OKb1s5:Valueds7:requestb1s4:names%1$d:%2$ss5:attrslb0l",
			"s%d:", "", "i", "eeeee");

	private final Map<Name, byte[]> heads = new EnumMap<>(Name.class);

	private final String dataHead;

	private final byte[] dataTail;

	private final byte[] idHead;

	private final byte[] tail;

	private final int nameOffset;

	private FixedFrames(String head, String dataHead, String dataTail, String idHead, String tail) {
		int offset = 0;
		for (Name name : Name.values()) {
			String text = head.formatted(name.text().length(), name.text());
			this.heads.put(name, ascii(text));
			offset = text.indexOf(name.text());
		}
		this.nameOffset = offset;
		this.dataHead = dataHead;
		this.dataTail = ascii(dataTail);
		this.idHead = ascii(idHead);
		this.tail = ascii(tail);
	}

	/**
	 * Return the frames of an encoding.
	 * @param first the first byte of a body
	 * @return the frames
	 */
	static FixedFrames of(byte first) {
		return (first == 'd') ? DENCODE : JENCODE;
	}

	/**
	 * Write a frame without data.
	 * @param name the name of the message
	 * @param id the id
	 * @param out gets the frame
	 */
	void write(Name name, int id, ByteBuf out) {
		byte[] head = head(name);
		int digits = Digits.count(id);
		Digits.write(head.length + this.idHead.length + digits + this.tail.length, out);
		out.writeByte(':').writeBytes(head).writeBytes(this.idHead);
		Digits.write(id, digits, out);
		out.writeBytes(this.tail);
	}

	/**
	 * Write a frame with data.
	 * @param name the name of the message
	 * @param data the data, which needs no escapes
	 * @param id the id
	 * @param out gets the frame
	 */
	void write(Name name, String data, int id, ByteBuf out) {
		byte[] head = head(name);
		byte[] before = ascii(this.dataHead.formatted(data.length()));
		int digits = Digits.count(id);
		Digits.write(head.length + before.length + data.length() + this.dataTail.length + this.idHead.length + digits
				+ this.tail.length, out);
		out.writeByte(':').writeBytes(head).writeBytes(before);
		out.writeCharSequence(data, StandardCharsets.US_ASCII);
		out.writeBytes(this.dataTail).writeBytes(this.idHead);
		Digits.write(id, digits, out);
		out.writeBytes(this.tail);
	}

	/**
	 * Find the name of a message.
	 * @param in contains the body
	 * @param start where the body begins
	 * @return the name
	 */
	Name name(ByteBuf in, int start) {
		return Name.of(in.getByte(start + this.nameOffset), in.getByte(start + this.nameOffset + 1));
	}

	/**
	 * Find the id of a message which asks for no acknowledgement.
	 * @param in contains the body
	 * @param end where the body ends
	 * @return the id
	 */
	int id(ByteBuf in, int end) {
		return Digits.readBackwards(in, end - this.tail.length);
	}

	private byte[] head(Name name) {
		return Objects.requireNonNull(this.heads.get(name));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}

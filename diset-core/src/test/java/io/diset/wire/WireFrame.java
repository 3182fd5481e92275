package io.diset.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.ReturnStructure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A frame as text, one character for each byte.
 *
 * @param keepAlive whether it is a keep-alive or the answer to one
 * @param body its body
 */
public record WireFrame(boolean keepAlive, String body) {

	private static final String KEEP_ALIVE = "dka";

	/**
	 * Parse a frame.
	 * @param text the whole frame
	 * @return the frame
	 * @throws IllegalArgumentException if it has not the form in which frames are sent
	 */
	public static WireFrame parse(String text) {
		WireFrame frame = new WireFrame(text.startsWith(KEEP_ALIVE), text.substring(text.indexOf(':') + 1));
		if (!frame.text().equals(text)) {
			throw new IllegalArgumentException("Not a frame: " + text);
		}
		return frame;
	}

	/**
	 * Parse frames.
	 * @param text whole frames
	 * @return the frames
	 */
	public static List<WireFrame> split(String text) {
		List<WireFrame> frames = new ArrayList<>();
		for (int start = 0; start < text.length();) {
			String header = text.substring(start, text.indexOf(':', start) + 1);
			int end = start + header.length() + Integer.parseInt(header.replaceAll("\\D", ""));
			frames.add(parse(text.substring(start, end)));
			start = end;
		}
		return frames;
	}

	/**
	 * Return the frame with its header.
	 * @return what travels
	 */
	public String text() {
		return (this.keepAlive ? KEEP_ALIVE : "") + RawPeer.frame(this.body);
	}

	public Encoding encoding() {
		return Objects.requireNonNull(Encoding.find(buffer()));
	}

	/**
	 * Return what the frame says.
	 * @return its body
	 */
	public ReturnStructure read() {
		return Encoding.readBody(buffer());
	}

	/**
	 * Say the same in an encoding.
	 * @param encoding the encoding
	 * @return the frame
	 */
	public WireFrame in(Encoding encoding) {
		ByteBuf frame = FrameEncoder.frame(UnpooledByteBufAllocator.DEFAULT, encoding, read());
		try {
			return new WireFrame(this.keepAlive, parse(frame.toString(StandardCharsets.ISO_8859_1)).body());
		}
		finally {
			frame.release();
		}
	}

	public Lane lane() {
		if (this.keepAlive) {
			return has("kaping", true) ? Lane.KEEP_ALIVE : Lane.KEEP_ALIVE_ANSWER;
		}
		return has("request", false) ? Lane.ACKNOWLEDGEMENT : Lane.MESSAGE;
	}

	/**
	 * Return the id of the frame.
	 * @return the id, or {@code null} when it has none
	 */
	public @Nullable String id() {
		return (read() instanceof ReturnStructure.Success success && success.value() instanceof Map<?, ?> map
				&& map.get("id") instanceof String id) ? id : null;
	}

	/**
	 * Replace a text where it is a value of its own.
	 * @param text the text
	 * @param other the text to put there
	 * @return the frame with the other text
	 */
	public WireFrame withText(String text, String other) {
		String quoted = this.body.replace('"' + text + '"', '"' + other + '"');
		return new WireFrame(this.keepAlive, quoted.replace(dencoded(text), dencoded(other)));
	}

	private boolean has(String key, boolean flag) {
		return this.body.contains("\"%s\": %s".formatted(key, flag))
				|| this.body.contains(dencoded(key) + (flag ? "b1" : "b0"));
	}

	private ByteBuf buffer() {
		return Unpooled.copiedBuffer(this.body, StandardCharsets.ISO_8859_1);
	}

	private static String dencoded(String text) {
		return "s%d:%s".formatted(text.length(), text);
	}

	/**
	 * What keeps its order. Frames of different lanes may overtake each other.
	 */
	public enum Lane {

		/**
		 * Proposal, connect arguments, the replies to them, and messages.
		 */
		MESSAGE,

		/**
		 * Acknowledgements.
		 */
		ACKNOWLEDGEMENT,

		/**
		 * Keep-alives that ask for an answer.
		 */
		KEEP_ALIVE,

		/**
		 * Answers to keep-alives.
		 */
		KEEP_ALIVE_ANSWER

	}

}

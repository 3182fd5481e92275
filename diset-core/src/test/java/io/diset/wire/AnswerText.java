package io.diset.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.diset.codec.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * A cell of an answer table as bytes. {@code <body>} is a frame, whose JSON is said in
 * the encoding of the connection, {@code ~30s} a time that passes, {@code ~leave} the end
 * of the stream, {@code ! text} or {@code !1111 text} an S_ERROR up to the end of the
 * cell, {@code $id} the id of the message or keep-alive that came last, and anything else
 * stands for itself, but for blanks, which are left out; {@code \s} is one.
 */
public final class AnswerText {

	private static final Pattern TOKEN = Pattern.compile("<([^>]*)>|(~\\w+)|!(\\d*) (.*)$|([^<~! ]+)|( )",
			Pattern.DOTALL);

	private final Encoding initial;

	private Encoding last;

	private @Nullable String id;

	/**
	 * Create a reader of cells.
	 * @param encoding the encoding of the connection
	 */
	public AnswerText(Encoding encoding) {
		this.initial = encoding;
		this.last = encoding;
	}

	/**
	 * Learn what was sent by the other side.
	 * @param frames the frames
	 */
	public void received(List<WireFrame> frames) {
		for (WireFrame frame : frames) {
			this.id = Objects.requireNonNullElse(frame.id(), Objects.requireNonNullElse(this.id, ""));
		}
	}

	/**
	 * Split an input into what is sent at once, and into times.
	 * @param cell the cell
	 * @return its parts, to be read by {@link #read(String)} one after the other
	 */
	public static List<String> parts(String cell) {
		List<String> parts = new ArrayList<>();
		StringBuilder bytes = new StringBuilder();
		for (Matcher token = TOKEN.matcher(cell); token.find();) {
			if (token.group(2) == null) {
				bytes.append(token.group());
			}
			else {
				parts.add(bytes.toString());
				parts.add(token.group());
				bytes.setLength(0);
			}
		}
		parts.add(bytes.toString());
		parts.removeIf(String::isBlank);
		return parts;
	}

	/**
	 * Read what is sent, and note the encoding that it uses last.
	 * @param part the part of a cell
	 * @return the bytes
	 */
	public String read(String part) {
		return read(part, this.initial, true);
	}

	/**
	 * Read the answer to what was sent, in the encoding that was used last.
	 * @param cell the cell
	 * @return the bytes
	 */
	public String answer(String cell) {
		return read(cell, this.last, false);
	}

	private String read(String cell, Encoding encoding, boolean noted) {
		StringBuilder bytes = new StringBuilder();
		for (Matcher token = TOKEN.matcher(cell); token.find();) {
			if (token.group(1) != null) {
				bytes.append(frame(token.group(1), encoding, noted));
			}
			else if (token.group(4) != null) {
				int errno = token.group(3).isEmpty() ? 0 : Integer.parseInt(token.group(3));
				String error = "{\"OK\": false, \"Errno\": %d, \"Message\": \"%s\"}".formatted(errno, token.group(4));
				bytes.append(frame(error, encoding, noted));
			}
			else if (token.group(5) != null) {
				bytes.append(token.group(5).replace("\\s", " "));
			}
		}
		return bytes.toString();
	}

	private String frame(String text, Encoding encoding, boolean noted) {
		String body = text.replace("$id", Objects.requireNonNullElse(this.id, ""));
		if (encoding == Encoding.DENCODE && body.startsWith("{")) {
			body = DencodeText.ofJson(body);
		}
		if (noted && body.startsWith("{")) {
			this.last = Encoding.JENCODE;
		}
		else if (noted && body.startsWith("d")) {
			this.last = Encoding.DENCODE;
		}
		return RawPeer.frame(body);
	}

}

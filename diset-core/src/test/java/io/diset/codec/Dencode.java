package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * DEncode as text, one character for each byte.
 */
final class Dencode {

	private Dencode() {
	}

	/** Read from each kind of buffer, which makes the same of it. */
	static @Nullable Object read(String text) {
		AtomicReference<@Nullable Object> value = new AtomicReference<>();
		Buffers.withEachKind(text.getBytes(StandardCharsets.ISO_8859_1),
				(body) -> value.set(Encoding.DENCODE.read(body)));
		return value.get();
	}

	static String write(@Nullable Object value) {
		byte[] written = Buffers.written((out) -> Encoding.DENCODE.write(value, out));
		return new String(written, StandardCharsets.ISO_8859_1);
	}

}

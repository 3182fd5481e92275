package io.diset.codec;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * JEncode as text, with <code>'</code> in place of <code>"</code>.
 */
final class Json {

	private Json() {
	}

	static @Nullable Object read(String text) {
		return Encoding.JENCODE.read(Unpooled.copiedBuffer(text.replace('\'', '"'), StandardCharsets.UTF_8));
	}

	static String write(@Nullable Object value) {
		byte[] written = Buffers.written((out) -> Encoding.JENCODE.write(value, out));
		return new String(written, StandardCharsets.US_ASCII).replace('"', '\'');
	}

}

package io.diset.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * DEncode sends bytes as text; where the definition says bytes, they are the same again.
 */
class BytesAsTextTests {

	private static final MessageType<Message> BLOB = MessageType
		.of(MessageDefinition.of("Blob", AttributeDefinition.of("data", AttributeType.BYTES)));

	/** Where the rules of UTF-8 change from one byte to the next. */
	private static final int[] EDGES = { 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed,
			0xee, 0xf0, 0xf1, 0xf4, 0xf5 };

	@Test
	void areTheSameForEachPairOfBytes() {
		for (int first = 0; first < 0x100; first++) {
			assertSame(new byte[] { (byte) first });
			for (int second = 0; second < 0x100; second++) {
				assertSame(new byte[] { (byte) first, (byte) second });
			}
		}
	}

	@Test
	void areTheSameForEachSequenceAroundTheRulesOfUtf8() {
		for (int first : EDGES) {
			for (int second : EDGES) {
				for (int third : EDGES) {
					assertSame(new byte[] { (byte) first, (byte) second, (byte) third });
					for (int fourth : EDGES) {
						assertSame(new byte[] { (byte) first, (byte) second, (byte) third, (byte) fourth });
					}
				}
			}
		}
	}

	@Test
	void areTheSameForAnyBytes() {
		Random random = new Random(7);
		for (int length = 0; length < 3000; length++) {
			byte[] bytes = new byte[length];
			random.nextBytes(bytes);
			assertSame(bytes);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "h\u00e9llo", "\u2713", "\ud834\udd1e", "\ufffd", "a\ufffdb", "\ufeff\uffff" })
	void areTheUtf8OfText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		assertThat(Dencode.read(Dencode.write(bytes))).isEqualTo(text);
		assertSame(bytes);
	}

	@Test
	void areTheSameFromEachKindOfBuffer() {
		byte[] bytes = HexFormat.of().parseHex("00ff41c3a9c3e29c93e29cf09d849ef09d84eda080f4908080c080fe");
		assertThat(Dencode.read(Dencode.write(bytes))).isEqualTo(escaped(bytes));
	}

	private static void assertSame(byte[] bytes) {
		Object text = asText(bytes);
		if (!text.equals(escaped(bytes))) {
			assertThat(text).as(Arrays.toString(bytes)).isEqualTo(escaped(bytes));
		}
		Object data = BLOB.read(List.of(text)).get("data");
		if (!Arrays.equals((byte[]) data, bytes)) {
			assertThat(data).isEqualTo(bytes);
		}
	}

	private static String asText(byte[] bytes) {
		ByteBuf body = Unpooled.buffer();
		Encoding.DENCODE.write(bytes, body);
		return (String) Encoding.DENCODE.read(body);
	}

	// By the decoder of the JDK, which knows which bytes are wrong
	private static String escaped(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		CharBuffer out = CharBuffer.allocate(bytes.length);
		for (CoderResult result = decoder.decode(in, out, true); result
			.isMalformed(); result = decoder.decode(in, out, true)) {
			for (int i = 0; i < result.length(); i++) {
				out.put((char) (0xdc00 + (in.get() & 0xff)));
			}
		}
		return out.flip().toString();
	}

}

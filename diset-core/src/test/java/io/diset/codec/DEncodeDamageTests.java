package io.diset.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whatever arrives is a value or is refused: no other exception, nothing read beyond the
 * body.
 */
class DEncodeDamageTests {

	private static final byte[] BODY = ("ds2:OKb1s5:Valuelnb0i-15ei10000000000000000000ef-1.5e+300efnanef-infe"
			+ "s8:h\u00e9\u00e9\u2713u4:\ud834\udd1eti1eedi1eleedele"
			+ "zati2024ei2ei29ei12ei34ei56ei789012enezdti2024ei2ei29eeztti12eeee")
		.getBytes(StandardCharsets.UTF_8);

	private static final String TYPES = "nbiIfsultdz01-+.e:9";

	@Test
	void isFoundAtEachPlaceWhereABodyIsCutOff() {
		Buffers.withEachKind(BODY, (whole) -> assertThat(Encoding.DENCODE.read(whole)).isNotNull());
		for (int length = 0; length < BODY.length; length++) {
			Buffers.withEachKind(Arrays.copyOf(BODY, length),
					(part) -> assertThatExceptionOfType(ProtocolException.class).as("%d bytes", part.readableBytes())
						.isThrownBy(() -> Encoding.DENCODE.read(part)));
		}
	}

	@Test
	void isAnotherValueOrFoundWhateverByteIsWrong() {
		for (int index = 0; index < BODY.length; index++) {
			for (int value = 0; value < 0x100; value++) {
				byte[] body = BODY.clone();
				body[index] = (byte) value;
				Buffers.withEachKind(body, DEncodeDamageTests::readOrRefuse);
			}
		}
	}

	@Test
	void isAnotherValueOrFoundWhereBytesAreMissing() {
		for (int index = 0; index < BODY.length; index++) {
			for (int length = 1; length < 8 && index + length <= BODY.length; length++) {
				byte[] body = new byte[BODY.length - length];
				System.arraycopy(BODY, 0, body, 0, index);
				System.arraycopy(BODY, index + length, body, index, body.length - index);
				Buffers.withEachKind(body, DEncodeDamageTests::readOrRefuse);
			}
		}
	}

	@Test
	void isAValueOrFoundInAnyTextOfTheAlphabet() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder body = new StringBuilder();
			random.ints(random.nextInt(30), 0, TYPES.length()).forEach((type) -> body.append(TYPES.charAt(type)));
			Buffers.withEachKind(body.toString(), DEncodeDamageTests::readOrRefuse);
		}
	}

	private static void readOrRefuse(ByteBuf body) {
		try {
			Encoding.DENCODE.read(body);
		}
		catch (ProtocolException ex) {
			assertThat(ex).hasMessageStartingWith("Invalid DEncode: ");
		}
	}

}

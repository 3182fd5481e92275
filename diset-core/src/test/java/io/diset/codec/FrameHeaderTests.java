package io.diset.codec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FrameHeaderTests {

	private static final int LIMIT = 10;

	@ParameterizedTest
	@ValueSource(strings = { "1:", "01:", "000000001:", "dka1:", "dka000000001:" })
	void mayHaveOneToNineDigits(String header) {
		assertThat(new Frames(LIMIT).feed(header + "x").found()).singleElement().asString().endsWith("x");
	}

	@ParameterizedTest(name = "''{0}'': {1}")
	@CsvSource(delimiter = '|', textBlock = """
			x            | Invalid frame: not a length
			{            | Invalid frame: not a length
			-            | Invalid frame: not a length
			+            | Invalid frame: not a length
			' '          | Invalid frame: not a length
			'1 '         | Invalid frame: not a length
			1x           | Invalid frame: not a length
			1.           | Invalid frame: not a length
			1d           | Invalid frame: not a length
			/            | Invalid frame: not a length
			;            | Invalid frame: not a length
			²            | Invalid frame: not a length
			D            | Invalid frame: not a length
			d:           | Invalid frame: not a length
			d1           | Invalid frame: not a length
			dk1          | Invalid frame: not a length
			dk:          | Invalid frame: not a length
			dkA          | Invalid frame: not a length
			dkad         | Invalid frame: not a length
			dka-         | Invalid frame: not a length
			'dka '       | Invalid frame: not a length
			dka1d        | Invalid frame: not a length
			:            | Invalid frame: no body
			0:           | Invalid frame: no body
			000000000:   | Invalid frame: no body
			dka:         | Invalid frame: no body
			dka0:        | Invalid frame: no body
			1234567890   | Invalid frame: length of more than 9 digits
			0000000001   | Invalid frame: length of more than 9 digits
			9999999999   | Invalid frame: length of more than 9 digits
			dka0000000001| Invalid frame: length of more than 9 digits
			11:          | Frame of 11 bytes is longer than the limit of 10
			999999999:   | Frame of 999999999 bytes is longer than the limit of 10
			dka11:       | Frame of 11 bytes is longer than the limit of 10
			000000011:   | Frame of 11 bytes is longer than the limit of 10
			""")
	void isRefusedWithItsLastByteAndBeforeAnyBody(String header, String text) {
		Frames frames = new Frames(LIMIT).feed(header.substring(0, header.length() - 1));
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> frames.feed(header.substring(header.length() - 1)))
			.withMessage(text);
	}

	@Test
	void isRefusedAfterAGoodFrameThatIsReportedBefore() {
		Frames frames = new Frames(LIMIT);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> frames.feed("1:a11:b"))
			.withMessage("Frame of 11 bytes is longer than the limit of 10");
		assertThat(frames.found()).containsExactly("a");
	}

	@Test
	void mayAnnounceExactlyTheLimit() {
		assertThat(new Frames(LIMIT).feed("10:0123456789").found()).containsExactly("0123456789");
	}

	@Test
	void mayAnnounceTheGreatestLengthWhereThereIsNoLowerLimit() {
		FrameDecoder decoder = new FrameDecoder(Integer.MAX_VALUE);
		new Frames(decoder).feed("999999999:");
		assertThat(decoder.isInsideFrame()).isTrue();
	}

	@Test
	void isMeasuredWithTheLimitThatWasSetLast() {
		FrameDecoder decoder = new FrameDecoder(LIMIT);
		Frames frames = new Frames(decoder).feed("10:0123456789");
		decoder.setMaxLength(1);
		assertThat(frames.feed("1:a").found()).hasSize(2);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> frames.feed("2:"))
			.withMessage("Frame of 2 bytes is longer than the limit of 1");
	}

	@Test
	void isNotMeasuredAgainWhenTheLimitChanges() {
		FrameDecoder decoder = new FrameDecoder(LIMIT);
		Frames frames = new Frames(decoder).feed("10:01234");
		decoder.setMaxLength(1);
		assertThat(frames.feed("56789").found()).containsExactly("0123456789");
	}

}

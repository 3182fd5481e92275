package io.diset.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages in the usual form, which have a way of their own through the codec.
 */
class PlainMessagesTests {

	private static final String HEAD = "{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"Ping\", \"attrs\": [";

	private static final @Nullable Object[] PLAIN_VALUES = { 0L, 7L, -1L, 999_999_999_999_999_999L, "", "text", "~ !",
			true, false, null, 1.5, -0.25, 100.0 };

	@Test
	void areReadAndWrittenInTheShortWay() {
		for (Object value : PLAIN_VALUES) {
			assertThat(PlainMessages.check(PlainMessages.body("Ping", null, value))).isTrue();
			assertThat(PlainMessages.check(PlainMessages.body("Ping", "x:1", value, value))).isTrue();
		}
		assertThat(PlainMessages.check(PlainMessages.body("Ping", null))).isTrue();
		assertThat(PlainMessages.check(PlainMessages.body("Ping", null, PLAIN_VALUES))).isTrue();
	}

	@Test
	void keepTheirNamesHoweverManyThereAre() {
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < 3000; i++) {
				assertThat(PlainMessages.check(PlainMessages.body("Name" + i * 7919, null, (long) i))).isTrue();
			}
		}
		assertThat(PlainMessages.check(PlainMessages.body("n".repeat(1000), null, 1L))).isTrue();
	}

	@Test
	void areReadWhileAnotherIsTaken() {
		List<Object> taken = new ArrayList<>();
		boolean read = Encoding.readUsual(Unpooled.wrappedBuffer(PlainMessages.body("Ping", null, 1L, "a")),
				new MessageListener((name, values) -> {
					assertThat(PlainMessages.check(PlainMessages.body("Pong", null, 2L))).isTrue();
					taken.add(name);
					taken.addAll(values);
				}));
		assertThat(read).isTrue();
		assertThat(taken).containsExactly("Ping", 1L, "a");
	}

	@Test
	void areLeftToTheLongWayWhereTheyAreNotPlain() {
		for (Object value : List.of("\u00e4", "a\"b", "a\\b", "a\nb", "\ud83d\ude00", List.of(), Map.of(), List.of(1L),
				BigInteger.TEN.pow(30), Long.MIN_VALUE, 1e300, 1e-9, Double.NaN, new byte[] { 1 })) {
			assertThat(PlainMessages.check(PlainMessages.body("Ping", null, value))).isFalse();
		}
		assertThat(PlainMessages.check(PlainMessages.body("Ping", 7L, 1L))).isFalse();
		assertThat(PlainMessages.check(PlainMessages.body("Ping", "i".repeat(65), 1L))).isFalse();
		assertThat(PlainMessages.check(PlainMessages.body("P\u00eeng", null, 1L))).isFalse();
		assertThat(PlainMessages.check(PlainMessages.body("Ping", null, "x".repeat(10_000)))).isFalse();
		assertThat(PlainMessages.check(PlainMessages.body("Ping", null, Collections.nCopies(65, 1L).toArray())))
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "false, [1]]}} ", "false, [1]]}", "false, [1]]}}}", "false, [1, ]]}}", "false, [,1]]}}",
			"false, [1,2]]}}", "false, [1 ]]}}", "false, [01]]}}", "false, [-]]}}", "false, [1.]]}}", "false, [.5]]}}",
			"false, [1e5]]}}", "false, [1.5e5]]}}", "false, [tru]]}}", "false, [nul]]}}", "false, [\"a]]}}",
			"false, [1], 2]}}", "null, [1]]}}", "[1]]}}", "false, [1]], \"id\": null}}", "false, [1]], \"id\": \"a}}",
			"false, [1]], \"more\": 1}}", "false, [+1]]}}", "false, [NaN]]}}", "" })
	void areNotReadInTheShortWayWhereTheyLookDifferent(String rest) {
		byte[] body = (HEAD + rest).getBytes(StandardCharsets.UTF_8);
		assertThat(PlainMessages.check(body)).isFalse();
	}

	@Test
	void sayTheSameInBothWaysWhateverIsWrongWithThem() {
		SplittableRandom random = new SplittableRandom(42);
		int plain = 0;
		for (int i = 0; i < 20_000; i++) {
			byte[] body = (random.nextInt(4) == 0) ? PlainMessages.accepted("GlobalMessageBroker:1")
					: PlainMessages.body("Ping", random.nextBoolean() ? "GlobalMessageBroker:1" : null, values(random));
			for (int mistakes = random.nextInt(3); mistakes > 0; mistakes--) {
				body = damage(body, random);
			}
			plain += PlainMessages.check(body) ? 1 : 0;
		}
		assertThat(plain).isBetween(5_000, 15_000);
	}

	@Test
	void areWrittenTheSameInBothWays() {
		assertThat(PlainMessages.checkWritten("Ping", Arrays.asList(Long.MIN_VALUE, Long.MAX_VALUE, null, -0.0, 1e300,
				Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 0.1 + 0.2), null))
			.isTrue();
		assertThat(PlainMessages.checkWritten("P\u00eeng \"\n", List.of("x".repeat(100_000)),
				new AcknowledgementId("x:1")))
			.isTrue();
		assertThat(PlainMessages.checkWritten("Ping", List.of(1L, List.of()), null)).isFalse();
		assertThat(PlainMessages.checkWritten("Ping", List.of("\u007f"), null)).isFalse();
		assertThat(PlainMessages.checkWritten("Ping", List.of(1L), new AcknowledgementId(null))).isFalse();
	}

	@Test
	void areAcknowledgedInTheShortWay() {
		assertThat(PlainMessages.check(PlainMessages.accepted("GlobalMessageBroker:1"))).isTrue();
		for (Object id : Arrays.asList(7L, null, "\u00e4", "i".repeat(65))) {
			assertThat(PlainMessages.check(PlainMessages.accepted(id))).isFalse();
		}
		assertThat(PlainMessages.checkAccepted(new AcknowledgementId("i".repeat(1024)))).isTrue();
		assertThat(PlainMessages.checkAccepted(new AcknowledgementId(7L))).isFalse();
		assertThat(PlainMessages.checkAccepted(new AcknowledgementId("\n"))).isFalse();
		String refused = "{\"OK\": true, \"Value\": {\"request\": false, \"id\": \"x\", \"result\": {\"OK\": false, "
				+ "\"Errno\": 0, \"Message\": \"no\"}}}";
		assertThat(PlainMessages.check(refused.getBytes(StandardCharsets.UTF_8))).isFalse();
	}

	private static @Nullable Object[] values(SplittableRandom random) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int count = random.nextInt(5); count > 0; count--) {
			values.add(PLAIN_VALUES[random.nextInt(PLAIN_VALUES.length)]);
		}
		return values.toArray();
	}

	private static byte[] damage(byte[] body, SplittableRandom random) {
		int at = random.nextInt(body.length);
		byte[] damaged = (random.nextInt(3) == 0) ? Arrays.copyOf(body, at + 1) : body.clone();
		damaged[at] = "\"\\[]{}:, 019-.eEtfn\u007f\t".getBytes(StandardCharsets.US_ASCII)[random.nextInt(21)];
		return damaged;
	}

	private record MessageListener(BiConsumer<String, List<?>> taken) implements EnvelopeListener {

		@Override
		public void onMessage(String name, List<? extends @Nullable Object> values, @Nullable AcknowledgementId id,
				int length) {
			this.taken.accept(name, values);
		}

		@Override
		public void onAcknowledgement(Acknowledgement acknowledgement) {
			throw new AssertionError(acknowledgement);
		}

	}

}

package io.diset.codec;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodedRecordTests {

	private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0);

	static Stream<Arguments> messages() {
		return Stream.of(Encoding.values())
			.flatMap((encoding) -> records().map((record) -> Arguments.of(encoding, record)));
	}

	private static Stream<Record> records() {
		Inner inner = new Inner(TimeUnit.DAYS, Optional.of(BigInteger.TEN.pow(30)), NOON.toLocalDate(), null);
		Inner sparse = new Inner(TimeUnit.HOURS, Optional.empty(), LocalDate.EPOCH, List.of("é", ""));
		return Stream.of(new Scalars((byte) 1, 2L, 0.1, 0.5f, true, "\u20ac", NOON, NOON.toLocalDate()),
				new Structured(inner, List.of(sparse, inner), Map.of("k", sparse), Set.of(TimeUnit.DAYS)),
				new Structured(sparse, List.of(), Map.of(), Set.of()), new Sparse(null, Optional.empty(), null),
				new Sparse(NOON, Optional.of(inner), List.of(1, 2)),
				new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", List.of(new Tree("d", List.of()))))));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("messages")
	void arriveAsTheyWereSent(Encoding encoding, Record message) {
		MessageType<?> type = MessageType.ofMessage(message);
		List<?> values = (List<?>) travel(encoding, Arrays.asList(type.write(message)));
		assertThat(type.read(values)).isEqualTo(message);
	}

	private static @Nullable Object travel(Encoding encoding, Object value) {
		ByteBuf buffer = Unpooled.buffer();
		try {
			encoding.write(value, buffer);
			return encoding.read(buffer);
		}
		finally {
			buffer.release();
		}
	}

	@DisetMessage("Scalars")
	record Scalars(byte a, Long b, double c, float d, boolean e, String f, LocalDateTime g, LocalDate h) {
	}

	@DisetMessage("Structured")
	record Structured(Inner one, List<Inner> all, Map<String, Inner> byName, Set<TimeUnit> units) {
	}

	record Inner(TimeUnit unit, Optional<BigInteger> number, @DisetAttribute("a day") LocalDate date,
			@Nullable List<String> texts) {
	}

	@DisetMessage("Sparse")
	record Sparse(@Nullable LocalDateTime at, Optional<Inner> inner, @Nullable List<Integer> numbers) {
	}

	@DisetMessage("Tree")
	record Tree(String name, List<Tree> children) {
	}

}

package io.diset.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CollectionAttributeTests {

	private static final MessageType<Jobs> JOBS = MessageType.of(Jobs.class);

	static Stream<Arguments> messages() {
		return Stream.of(Arguments.of(new Integers(List.of(1, 2)), List.of(1L, 2L)),
				Arguments.of(new Integers(List.of()), List.of()),
				Arguments.of(new Bounded(List.of(1L, 1.5)), List.of(1L, 1.5)),
				Arguments.of(new Units(new LinkedHashSet<>(List.of(TimeUnit.DAYS, TimeUnit.HOURS))),
						List.of("DAYS", "HOURS")),
				Arguments.of(new Loads(List.of(0.5f, -1f)), List.of(0.5, -1.0)),
				Arguments.of(new Anything(List.of(1L, "a")), List.of(1L, "a")),
				Arguments.of(new Matrix(List.of(List.of(1L), List.of())), List.of(List.of(1L), List.of())),
				Arguments.of(new Named(Map.of("a", List.of((short) 1))), Map.of("a", List.of(1L))),
				Arguments.of(new Gaps(Arrays.asList("a", null)), Arrays.asList("a", null)),
				Arguments.of(new Optionals(List.of(Optional.of("a"), Optional.empty())), Arrays.asList("a", null)),
				Arguments.of(new Jobs(List.of(new Job(1), new Job(2)), Map.of("x", new Job(3))),
						List.of(Map.of("id", 1L), Map.of("id", 2L))));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void areWrittenElementByElement(Record message, Object first) {
		assertThat(MessageType.ofMessage(message).write(message)).startsWith(first);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void areReadBack(Record message, Object first) {
		MessageType<?> type = MessageType.ofMessage(message);
		assertThat(type.read(Arrays.asList(type.write(message)))).isEqualTo(message);
	}

	@Test
	void areDeclaredAsListsAndDicts() {
		assertThat(JOBS).hasToString("Jobs(all: list, byName: dict)");
		assertThat(MessageType.of(Units.class)).hasToString("Units(units: list)");
		assertThat(MessageType.of(Loads.class)).hasToString("Loads(loads: list)");
	}

	@Test
	void areNotChangedByThoseWhoGetThem() {
		Jobs jobs = JOBS.read(List.of(List.of(Map.of("id", 1)), Map.of()));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> jobs.all().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> jobs.byName().put("x", new Job(1)));
		Units units = MessageType.of(Units.class).read(List.of(List.of("DAYS")));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> units.units().clear());
	}

	@Test
	void keepTheOrderInWhichKeysAreSent() {
		List<String> keys = List.of("b", "a", "d", "c");
		Map<String, Object> sent = new LinkedHashMap<>();
		keys.forEach((key) -> sent.put(key, List.of()));
		Named read = MessageType.of(Named.class).read(List.of(sent));
		assertThat(read.byName().keySet()).containsExactlyElementsOf(keys);
	}

	@Test
	void dropWhatIsSentTwiceInASet() {
		assertThat(MessageType.of(Units.class).read(List.of(List.of("DAYS", "HOURS", "DAYS"))).units())
			.containsExactly(TimeUnit.DAYS, TimeUnit.HOURS);
	}

	@Test
	void sayWhichElementIsWrong() {
		assertRefused(List.of(List.of(Map.of("id", 1), Map.of("id", "2")), Map.of()),
				"Wrong type for attribute 'all[1].id' of message Jobs: str, expected int");
		assertRefused(List.of(List.of(Map.of("id", 1), 2), Map.of()),
				"Wrong type for attribute 'all[1]' of message Jobs: int, expected dict");
		assertRefused(List.of(List.of(), Map.of("a", Map.of("id", 1), "b", Map.of())),
				"Attribute 'byName[b].id' of message Jobs is missing");
		assertRefused(List.of(List.of(), Map.of("k".repeat(51), 1)),
				"Wrong type for attribute 'byName[" + "k".repeat(50) + "...]' of message Jobs: int, expected dict");
		assertRefused(List.of(Map.of(), Map.of()),
				"Wrong type for attribute 'all' of message Jobs: dict, expected list");
	}

	@Test
	void refuseKeysThatAreNoText() {
		assertRefused(List.of(List.of(), Map.of(1L, Map.of("id", 1))),
				"Wrong type for attribute 'byName[...]' of message Jobs: int, expected str");
	}

	@Test
	void refuseNullUnlessTheElementIsOptional() {
		assertRefused(List.of(Collections.singletonList(null), Map.of()),
				"Wrong type for attribute 'all[0]' of message Jobs: null, expected dict");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> JOBS.write(new Jobs(Collections.singletonList(null), Map.of())))
			.withMessage("Wrong type for attribute 'all[0]' of message Jobs: null, expected dict (Map)");
	}

	@Test
	void areSentAsTheyAreAtThatMoment() {
		List<Integer> integers = new ArrayList<>(List.of(1));
		@Nullable Object[] values = MessageType.of(Integers.class).write(new Integers(integers));
		integers.set(0, 2);
		assertThat(values).containsExactly(List.of(1L));
	}

	private static void assertRefused(List<?> values, String text) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> JOBS.read(values)).withMessage(text);
	}

	@DisetMessage("Jobs")
	record Jobs(List<Job> all, Map<String, Job> byName) {
	}

	record Job(int id) {
	}

	@DisetMessage("Integers")
	record Integers(List<Integer> integers) {
	}

	@DisetMessage("Bounded")
	record Bounded(List<? extends Number> numbers) {
	}

	@DisetMessage("Units")
	record Units(Set<TimeUnit> units) {
	}

	@DisetMessage("Loads")
	record Loads(Collection<Float> loads) {
	}

	@DisetMessage("Anything")
	record Anything(Collection<?> things) {
	}

	@DisetMessage("Matrix")
	record Matrix(List<List<Long>> rows) {
	}

	@DisetMessage("Named")
	record Named(Map<String, List<Short>> byName) {
	}

	@DisetMessage("Gaps")
	record Gaps(List<@Nullable String> texts) {
	}

	@DisetMessage("Optionals")
	record Optionals(List<Optional<String>> texts) {
	}

}

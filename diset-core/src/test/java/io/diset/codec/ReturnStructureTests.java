package io.diset.codec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class ReturnStructureTests {

	static final List<@Nullable Object> NUMBERS_THAT_NONE_OF_OURS_IS = Arrays.asList(null, "1111", 1111.5, true,
			List.of(1111L), 1L + Integer.MAX_VALUE, Integer.MIN_VALUE - 1L, 4_294_968_407L,
			BigInteger.ONE.shiftLeft(64));

	@Test
	void readsSuccess() {
		assertThat(ReturnStructure.of(Map.of("OK", true, "Value", List.of(1L))))
			.isEqualTo(ReturnStructure.ok(List.of(1L)));
	}

	@Test
	void readsAnAbsentValueAsNull() {
		Map<String, @Nullable Object> explicit = new HashMap<>(Map.of("OK", true));
		explicit.put("Value", null);
		assertThat(ReturnStructure.of(Map.of("OK", true))).isEqualTo(ReturnStructure.of(explicit))
			.isEqualTo(ReturnStructure.S_OK);
	}

	@Test
	void readsFailure() {
		assertThat(ReturnStructure.of(Map.of("OK", false, "Errno", 1111L, "Message", "Unauthorized query")))
			.isEqualTo(new ReturnStructure.Failure(1111, "Unauthorized query"));
	}

	@Test
	void readsTheGreatestAndTheLeastNumberOfAnError() {
		for (int errno : List.of(Integer.MAX_VALUE, Integer.MIN_VALUE)) {
			assertThat(ReturnStructure.of(Map.of("OK", false, "Errno", (long) errno, "Message", "")))
				.isEqualTo(new ReturnStructure.Failure(errno, ""));
		}
	}

	@Test
	void readsAFailureWithoutDetails() {
		assertThat(ReturnStructure.of(Map.of("OK", false))).isEqualTo(ReturnStructure.error(""));
	}

	@ParameterizedTest
	@FieldSource("NUMBERS_THAT_NONE_OF_OURS_IS")
	void readsAnyOtherNumberOfAnErrorAsNoneInParticular(@Nullable Object errno) {
		Map<String, @Nullable Object> map = new HashMap<>(Map.of("OK", false, "Message", "no"));
		map.put("Errno", errno);
		assertThat(ReturnStructure.of(map)).isEqualTo(ReturnStructure.error("no"));
	}

	@Test
	void readsAMessageThatIsNoTextAsText() {
		assertThat(ReturnStructure.of(Map.of("OK", false, "Message", List.of(1L, 2L))))
			.isEqualTo(ReturnStructure.error("[1, 2]"));
	}

	@Test
	void ignoresOtherKeys() {
		assertThat(ReturnStructure.of(Map.of("OK", false, "Errno", 5L, "Message", "no", "CallStack", List.of("a"),
				"ExecInfo", 1L, "Value", 2L)))
			.isEqualTo(new ReturnStructure.Failure(5, "no"));
		assertThat(ReturnStructure.of(Map.of("OK", true, "Errno", 5L, "Message", "no")))
			.isEqualTo(ReturnStructure.S_OK);
	}

	static Stream<@Nullable Object> others() {
		return Stream.of(null, "OK", true, 1L, List.of("OK", true), Map.of(), Map.of("Value", 1L), Map.of("OK", "true"),
				Map.of("OK", 1L), Map.of("OK", 0L), Map.of("ok", true));
	}

	@ParameterizedTest
	@MethodSource("others")
	void refusesAnythingElse(@Nullable Object decoded) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> ReturnStructure.of(decoded))
			.withMessage("Not a return structure");
	}

	@Test
	void isWrittenWithEachKeyThatAPythonPeerReliesOn() {
		assertThat(ReturnStructure.S_OK.toMap()).containsExactly(entry("OK", true), entry("Value", null));
		assertThat(ReturnStructure.ok("x").toMap()).containsExactly(entry("OK", true), entry("Value", "x"));
		assertThat(ReturnStructure.error("no").toMap()).containsExactly(entry("OK", false), entry("Errno", 0),
				entry("Message", "no"));
		assertThat(new ReturnStructure.Failure(1111, "").toMap()).containsExactly(entry("OK", false),
				entry("Errno", 1111), entry("Message", ""));
	}

	@Test
	void tellsAnErrorThatQuotesWhatIsNoText() {
		assertThat(ReturnStructure.error("Unknown message \udcff").toMap()).containsEntry("Message",
				"Unknown message ?");
	}

}

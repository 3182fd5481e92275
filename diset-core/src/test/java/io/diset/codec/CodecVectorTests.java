package io.diset.codec;

import java.util.List;
import java.util.stream.Stream;

import io.diset.message.InvalidMessageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Walks through what the original does, except for the differences that
 * {@link CodecDifference} lists: those must differ.
 */
class CodecVectorTests {

	private static final List<CodecVector> VECTORS = Stream.of(Encoding.values())
		.map(CodecVector::read)
		.flatMap(List::stream)
		.toList();

	static Stream<CodecVector> written() {
		return vectors(VectorCheck.WRITE);
	}

	@ParameterizedTest
	@MethodSource("written")
	void writesAsTheOriginal(CodecVector vector) {
		VectorCheck.WRITE.run(vector);
	}

	static Stream<CodecVector> readBack() {
		return vectors(VectorCheck.READ_BACK);
	}

	@ParameterizedTest
	@MethodSource("readBack")
	void readsWhatTheOriginalWrites(CodecVector vector) {
		VectorCheck.READ_BACK.run(vector);
	}

	static Stream<CodecVector> notWritten() {
		return vectors(VectorCheck.REFUSE_TO_WRITE);
	}

	@ParameterizedTest
	@MethodSource("notWritten")
	void refusesToWriteWhatTheOriginalCannotWrite(CodecVector vector) {
		VectorCheck.REFUSE_TO_WRITE.run(vector);
	}

	static Stream<CodecVector> read() {
		return vectors(VectorCheck.READ);
	}

	@ParameterizedTest
	@MethodSource("read")
	void readsOrRefusesAsTheOriginal(CodecVector vector) {
		VectorCheck.READ.run(vector);
	}

	static Stream<CodecVector> received() {
		return vectors(VectorCheck.RECEIVE);
	}

	@ParameterizedTest
	@MethodSource("received")
	void receivesOrRefusesAsTheOriginal(CodecVector vector) {
		VectorCheck.RECEIVE.run(vector);
	}

	static Stream<CodecDifference> differences() {
		return CodecDifference.ALL.stream();
	}

	@ParameterizedTest
	@MethodSource("differences")
	void differsWhereAReasonIsListed(CodecDifference difference) {
		assertThat(VECTORS).filteredOn((vector) -> difference.isAbout(difference.check(), vector))
			.as("vectors of the difference")
			.singleElement()
			.satisfies((vector) -> assertThatThrownBy(() -> difference.check().run(vector)).as("difference")
				.isInstanceOfAny(AssertionError.class, ProtocolException.class, InvalidMessageException.class));
	}

	@ParameterizedTest
	@CsvSource({ "JENCODE, 300", "DENCODE, 348" })
	void walksThroughAllThatIsKnownOfTheOriginal(Encoding encoding, int count) {
		assertThat(VECTORS).filteredOn((vector) -> vector.encoding() == encoding)
			.hasSize(count)
			.allSatisfy((vector) -> assertThat(VectorCheck.values()).anyMatch((check) -> check.appliesTo(vector)));
	}

	private static Stream<CodecVector> vectors(VectorCheck check) {
		return VECTORS.stream()
			.filter(check::appliesTo)
			.filter((vector) -> CodecDifference.ALL.stream()
				.noneMatch((difference) -> difference.isAbout(check, vector)));
	}

}

package io.diset.message;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttributeNamesTests {

	@Test
	void areThoseOfTheAnnotation() {
		MessageType<Renamed> type = MessageType.of(Renamed.class);
		assertThat(type).hasToString("Renamed(job_id: int, own: int, z: int)");
		assertThat(type.write(new Renamed(1, 2, 3))).containsExactly(3L, 2L, 1L);
		assertThat(type.read(List.of(3L, 2L, 1L))).isEqualTo(new Renamed(1, 2, 3));
	}

	@Test
	void areInErrorsInsteadOfThoseOfTheComponents() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(Renamed.class).read(List.of("3", 2, 1)))
			.withMessage("Wrong type for attribute 'job_id' of message Renamed: str, expected int");
	}

	@Test
	void areThoseOfTheAnnotationInARecordInAMessage() {
		MessageType<OfRenamed> type = MessageType.of(OfRenamed.class);
		OfRenamed message = new OfRenamed(new Renamed(1, 2, 3));
		assertThat(type.write(message)).containsExactly(Map.of("job_id", 3L, "own", 2L, "z", 1L));
		assertThat(type.read(List.of(Map.of("job_id", 3L, "own", 2L, "z", 1L)))).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource({ "Alike, jobId, jobid, jobId, jobid", "AlikeOnTheWire, first, second, ID, id",
			"Same, first, second, id, id", "SameAsAComponent, id, second, id, id" })
	void mayNotDifferOnlyInCase(String name, String one, String other, String attribute, String otherAttribute)
			throws Exception {
		assertAlike(Class.forName(getClass().getName() + "$" + name), one, other, attribute, otherAttribute);
	}

	@Test
	void mayNotDifferOnlyInCaseInARecordInAMessage() {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(OfAlike.class))
			.withMessageStartingWith("Components 'jobId' and 'jobid' of record %s are ", Alike.class.getName());
	}

	@Test
	void mayDifferOnlyInCaseWhereAPeerDefinesThem() {
		assertThat(MessageDefinition.of("Told", AttributeDefinition.of("id", AttributeType.INT),
				AttributeDefinition.of("ID", AttributeType.INT)))
			.hasToString("Told(ID: int, id: int)");
	}

	private static void assertAlike(Class<?> type, Object... names) {
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> MessageType.of(type))
			.withMessage("Components '%s' and '%s' of record " + type.getName()
					+ " are attributes '%s' and '%s': their names must differ not only in case", names);
	}

	@DisetMessage("Renamed")
	record Renamed(int z, @DisetAttribute int own, @DisetAttribute("job_id") int id) {
	}

	@DisetMessage("OfRenamed")
	record OfRenamed(Renamed renamed) {
	}

	@DisetMessage("Alike")
	record Alike(int jobId, int other, int jobid) {
	}

	@DisetMessage("AlikeOnTheWire")
	record AlikeOnTheWire(@DisetAttribute("ID") int first, @DisetAttribute("id") int second) {
	}

	@DisetMessage("Same")
	record Same(@DisetAttribute("id") int first, @DisetAttribute("id") int second) {
	}

	@DisetMessage("SameAsAComponent")
	record SameAsAComponent(int id, @DisetAttribute("id") int second) {
	}

	@DisetMessage("OfAlike")
	record OfAlike(List<Alike> all) {
	}

}

package io.diset.message;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnumAttributeTests {

	private static final MessageType<Job> JOB = MessageType.of(Job.class);

	@ParameterizedTest
	@EnumSource
	void travelByName(State state) {
		assertThat(JOB).hasToString("Job(state: str)");
		assertThat(JOB.write(new Job(state))).containsExactly(state.name());
		assertThat(JOB.read(List.of(state.name()))).isEqualTo(new Job(state));
	}

	@Test
	void refuseANameThatIsNoConstant() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> JOB.read(List.of("waiting")))
			.withMessage("Unknown value of attribute 'state' of message Job, expected one of WAITING, RUNNING");
	}

	@Test
	void listOnlyTheFirstOfManyConstants() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> MessageType.of(OfMany.class).read(List.of("x")))
			.withMessageEndingWith("expected one of C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, "
					+ "C16, C17, C18, C19, C20, ...");
	}

	@Test
	void refuseWhatIsNoText() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> JOB.read(List.of(0)))
			.withMessage("Wrong type for attribute 'state' of message Job: int, expected str");
	}

	@Test
	void mayNotBeNull() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> JOB.read(Arrays.asList((Object) null)))
			.withMessage("Wrong type for attribute 'state' of message Job: null, expected str");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> JOB.write(new Job(null)))
			.withMessage("Wrong type for attribute 'state' of message Job: null, expected str (String)");
	}

	enum State {

		WAITING, RUNNING {

			@Override
			public String toString() {
				return "going";
			}

		}

	}

	enum Many {

		C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, C16, C17, C18, C19, C20, C21

	}

	@DisetMessage("Job")
	record Job(State state) {
	}

	@DisetMessage("OfMany")
	record OfMany(Many many) {
	}

}

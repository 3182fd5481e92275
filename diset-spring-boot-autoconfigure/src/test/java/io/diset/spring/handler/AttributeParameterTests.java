package io.diset.spring.handler;

import java.util.List;

import io.diset.connection.DisetException;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Parameters that take one attribute of a message.
 */
class AttributeParameterTests {

	private static final MessageDefinition TICK = MessageDefinition.of("Tick",
			AttributeDefinition.of("number", AttributeType.INT), AttributeDefinition.of("note", AttributeType.ANY));

	@Test
	void takeTheValuesOfTheRecordsComponents() throws Exception {
		JobService bean = new JobService();
		TestServices.handle(TestServices.define(bean), "Job", new Job(7, "fast"));
		assertThat(bean.taken).containsExactly("fast", 7L, new Job(7, "fast"));
	}

	@Test
	void takeTheValuesOfARecordThatOnlyTheServiceKnows() throws Exception {
		OnlyAttributeService bean = new OnlyAttributeService();
		ServiceDefinition service = TestServices.define(bean);
		assertThat(service.route("Job").type().javaType()).isEqualTo(Job.class);
		TestServices.handle(service, "Job", new Job(7, "fast"));
		assertThat(bean.taken).isEqualTo(7);
	}

	@Test
	void takeTheConvertedValuesOfAMessageWithoutRecord() throws Exception {
		TickService bean = new TickService();
		ServiceDefinition service = TestServices.define(bean, TICK);
		TestServices.handle(service, "Tick", Message.of(TICK).set("number", 3));
		assertThat(bean.number).isEqualTo(3);
		assertThat(bean.note).isNull();
	}

	@Test
	void ofAMessageWithoutRecordRefuseWhatCannotBeConverted() {
		ServiceDefinition service = TestServices.define(new WrongTickService(), TICK);
		assertThatThrownBy(() -> TestServices.handle(service, "Tick", Message.of(TICK).set("number", 3)))
			.isInstanceOf(DisetException.class)
			.hasMessage("Attribute 'note' is missing");
		assertThatThrownBy(
				() -> TestServices.handle(service, "Tick", Message.of(TICK).set("number", 3).set("note", "x")))
			.isInstanceOf(DisetException.class)
			.hasMessage("Attribute 'note' is no int");
	}

	@Test
	void refuseAnAttributeThatTheMessageDoesNotHave() {
		TestServices.assertRefused(new UnknownAttributeService())
			.hasMessage("@OnMessage method " + UnknownAttributeService.class.getName()
					+ ".job(Job, String) takes attribute 'que', but message Job has only id, queue");
	}

	@Test
	void refuseATypeOtherThanThatOfTheComponent() {
		TestServices.assertRefused(new WrongTypeService())
			.hasMessage("@OnMessage method " + WrongTypeService.class.getName()
					+ ".job(Job, String) takes attribute 'id' as java.lang.String, but " + Job.class.getName()
					+ " has long");
	}

	@DisetMessage("Job")
	record Job(long id, @DisetAttribute("queue") String where) {
	}

	static class JobService {

		private List<Object> taken = List.of();

		@OnMessage
		void job(@DisetAttribute String queue, @DisetAttribute("id") Long number, Job job) {
			this.taken = List.of(queue, number, job);
		}

	}

	@DisetService(sends = Job.class)
	static class OnlyAttributeService {

		private long taken;

		@OnMessage("Job")
		void job(@DisetAttribute long id) {
			this.taken = id;
		}

	}

	static class TickService {

		private int number;

		private @Nullable String note = "none";

		@OnMessage("Tick")
		void tick(@DisetAttribute int number, @DisetAttribute @Nullable String note) {
			this.number = number;
			this.note = note;
		}

	}

	static class WrongTickService {

		@OnMessage("Tick")
		void tick(@DisetAttribute int note) {
		}

	}

	static class UnknownAttributeService {

		@OnMessage
		void job(Job job, @DisetAttribute("que") String queue) {
		}

	}

	static class WrongTypeService {

		@OnMessage
		void job(Job job, @DisetAttribute String id) {
		}

	}

}

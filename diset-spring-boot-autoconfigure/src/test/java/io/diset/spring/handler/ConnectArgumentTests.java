package io.diset.spring.handler;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetException;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.ConnectArgument;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Connect arguments as parameters.
 */
class ConnectArgumentTests {

	@Test
	void areTakenOneByOneAndConverted() throws Exception {
		SingleService bean = new SingleService();
		connect(bean, Map.of("queue", "fast", "slots", 4L, "mode", "BATCH"));
		assertThat(bean.taken).containsExactly("fast", 4, Mode.BATCH, Optional.empty());
	}

	@Test
	void areTakenAsARecord() throws Exception {
		RecordService bean = new RecordService();
		connect(bean, Map.of("queue", "fast", "slots", "4", "of-mode", "BATCH"));
		assertThat(bean.taken).isEqualTo(new Worker("fast", 4, Mode.BATCH, null));
	}

	@Test
	void refuseTheConnectionWhenOneIsMissing() {
		assertThatThrownBy(() -> connect(new SingleService(), Map.of("queue", "fast", "mode", "BATCH")))
			.isInstanceOf(DisetException.class)
			.hasMessage("Connect argument 'slots' is missing");
		assertThatThrownBy(() -> connect(new RecordService(), Map.of("queue", "fast", "of-mode", "BATCH")))
			.isInstanceOf(DisetException.class)
			.hasMessage("Connect argument 'slots' is missing");
	}

	@Test
	void refuseTheConnectionWhenOneCannotBeConverted() {
		assertThatThrownBy(
				() -> connect(new SingleService(), Map.of("queue", "fast", "slots", "many", "mode", "BATCH")))
			.isInstanceOf(DisetException.class)
			.hasMessage("Connect argument 'slots' is no int");
	}

	@Test
	void areValidated() {
		assertThatThrownBy(() -> connect(new ValidService(), Map.of("slots", 0L), validator()))
			.isInstanceOf(DisetException.class)
			.hasMessage("Slots is not valid: slots must be greater than or equal to 1");
	}

	@Test
	void letTheRecordRefuseWithATextForThePeer() {
		assertThatThrownBy(() -> connect(new StrictService(), Map.of("delay", 1L))).isInstanceOf(DisetException.class)
			.hasMessage("Too soon");
	}

	@Test
	void areTakenOneByOneByOtherHandlers() throws Exception {
		OtherService bean = new OtherService();
		TestServices.handle(TestServices.define(bean), "Ping", new Ping(1));
		assertThat(bean.taken).isEqualTo("fast");
	}

	@Test
	void ofOtherHandlersRefuseTheConnectionAsWell() {
		assertThatThrownBy(() -> connect(new OtherService(), Map.of("slots", 4L))).isInstanceOf(DisetException.class)
			.hasMessage("Connect argument 'queue' is missing");
		assertThatThrownBy(() -> connect(new DropService(), Map.of("slots", 0L), validator()))
			.isInstanceOf(DisetException.class)
			.hasMessage("Slots is not valid: slots must be greater than or equal to 1");
	}

	@Test
	void areMadeOnceForAConnection() throws Exception {
		DropService bean = new DropService();
		ServiceDefinition service = TestServices.define(bean, validator());
		TestConnection connection = new TestConnection(Map.of("slots", 4L));
		service.connectHandler().connected(connection);
		service.dropHandler().dropped(connection, CloseReason.of(CloseReason.Kind.CLOSED, "done"));
		Slots first = bean.taken;
		service.dropHandler().dropped(connection, CloseReason.of(CloseReason.Kind.CLOSED, "done"));
		assertThat(bean.taken).isEqualTo(new Slots(4)).isSameAs(first);
	}

	@Test
	void areNoRecordForAMessageHandlerWhoseRecordMayLackItsAnnotation() {
		TestServices.assertRefused(new ForgetfulService())
			.hasMessageStartingWith("@OnMessage method " + ForgetfulService.class.getName()
					+ ".ping(Ping, Worker) takes " + Worker.class.getName() + ": it may take");
	}

	private static LocalValidatorFactoryBean validator() {
		LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
		validator.afterPropertiesSet();
		return validator;
	}

	private static void connect(Object bean, Map<String, @Nullable Object> arguments, Object... beans)
			throws Exception {
		TestServices.define(bean, beans).connectHandler().connected(new TestConnection(arguments));
	}

	enum Mode {

		BATCH, INTERACTIVE

	}

	record Worker(String queue, int slots, @ConnectArgument("of-mode") Mode mode, @Nullable String note) {
	}

	record Slots(@Min(1) int slots) {
	}

	record Strict(int delay) {

		Strict {
			if (delay < 10) {
				throw new DisetException("Too soon");
			}
		}

	}

	static class SingleService {

		private List<Object> taken = List.of();

		@OnConnect
		void connected(@ConnectArgument String queue, @ConnectArgument("slots") int count, @ConnectArgument Mode mode,
				@ConnectArgument Optional<String> note) {
			this.taken = List.of(queue, count, mode, note);
		}

	}

	static class RecordService {

		private @Nullable Worker taken;

		@OnConnect
		void connected(Worker worker) {
			this.taken = worker;
		}

		@OnDrop
		void dropped(Worker worker) {
		}

	}

	static class ValidService {

		@OnConnect
		void connected(@Valid Slots slots) {
		}

	}

	static class StrictService {

		@OnConnect
		void connected(Strict strict) {
		}

	}

	static class OtherService {

		private @Nullable String taken;

		@OnMessage
		void ping(Ping ping, @ConnectArgument String queue) {
			this.taken = queue;
		}

	}

	static class DropService {

		private @Nullable Slots taken;

		@OnDrop
		void dropped(@Valid Slots slots) {
			this.taken = slots;
		}

	}

	static class ForgetfulService {

		@OnMessage
		void ping(Ping ping, Worker worker) {
		}

	}

}

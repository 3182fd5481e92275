package io.diset.spring.handler;

import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageParameterTests {

	private static final String ALLOWED = ": it may take a record with @DisetMessage, Message, @DisetAttribute values"
			+ TestServices.COMMON_PARAMETERS;

	@Test
	void takesTheRecord() throws Exception {
		RecordService bean = new RecordService();
		ServiceDefinition service = TestServices.define(bean);
		TestServices.handle(service, "Ping", new Ping(7));
		assertThat(bean.taken).isEqualTo(new Ping(7));
		assertThat(service.route("Ping").type()).isSameAs(MessageType.of(Ping.class));
	}

	@Test
	void takesTheDynamicMessage() throws Exception {
		DynamicService bean = new DynamicService();
		ServiceDefinition service = TestServices.define(bean);
		Message message = Message.of(MessageType.of(Ping.class).definition()).set("id", 3L);
		TestServices.handle(service, "Ping", message);
		assertThat(bean.taken).isSameAs(message);
		assertThat(service.route("Ping").type().javaType()).isEqualTo(Message.class);
		assertThat(service.route("Ping").type().definition()).isEqualTo(MessageType.of(Ping.class).definition());
	}

	@Test
	void takesEverythingInAnyOrder() throws Exception {
		EverythingService bean = new EverythingService();
		TestServices.handle(TestServices.define(bean), "Ping", new Ping(1));
		assertThat(bean.taken).containsExactly(Map.of("queue", "fast"), new Ping(1), TestServices.CONNECTION);
	}

	@Test
	void takesNothing() throws Exception {
		NothingService bean = new NothingService();
		ServiceDefinition service = TestServices.define(bean);
		TestServices.handle(service, "Ping", Message.of(service.route("Ping").type().definition()));
		assertThat(bean.called).isTrue();
	}

	@Test
	void refusesAnotherType() {
		TestServices.assertRefused(new TextService())
			.hasMessage("@OnMessage method " + TextService.class.getName() + ".ping(Ping, String) takes "
					+ "java.lang.String" + ALLOWED);
	}

	@Test
	void refusesConnectArgumentsOfAnotherType() {
		TestServices.assertRefused(new TextArgumentsService())
			.hasMessage("@OnMessage method " + TextArgumentsService.class.getName() + ".ping(Ping, Map) takes "
					+ "java.util.Map<java.lang.String, java.lang.String>" + ALLOWED);
	}

	@Test
	void refusesACloseReason() {
		TestServices.assertRefused(new ReasonService())
			.hasMessage("@OnMessage method " + ReasonService.class.getName() + ".ping(Ping, CloseReason) takes "
					+ "io.diset.connection.CloseReason" + ALLOWED);
	}

	@Test
	void refusesTheMessageTwice() {
		TestServices.assertRefused(new TwiceService())
			.hasMessage("@OnMessage method " + TwiceService.class.getName() + ".ping(Ping, Message) takes the message "
					+ "2 times: once is enough");
	}

	@Test
	void refusesARecordWithAComponentThatNoMessageCanHave() {
		assertThatThrownBy(() -> TestServices.define(new OddRecordService()))
			.isInstanceOf(MessageDefinitionException.class)
			.hasMessageContaining(Odd.class.getName())
			.hasMessageContaining("thread");
	}

	static class RecordService {

		@Nullable Ping taken;

		@OnMessage
		void ping(Ping ping) {
			this.taken = ping;
		}

	}

	static class DynamicService {

		@Nullable Message taken;

		@OnMessage("Ping")
		Ping ping(Message message) {
			this.taken = message;
			return new Ping(0);
		}

	}

	static class EverythingService {

		Object[] taken = {};

		@OnMessage("Ping")
		void ping(Map<String, Object> arguments, Ping ping, DisetConnection connection) {
			this.taken = new Object[] { arguments, ping, connection };
		}

	}

	static class NothingService {

		boolean called;

		@OnMessage("Ping")
		void ping() {
			this.called = true;
		}

		@OnMessage
		Ping pong(Pong pong) {
			return new Ping(pong.id());
		}

	}

	static class TextService {

		@OnMessage
		void ping(Ping ping, String text) {
		}

	}

	static class TextArgumentsService {

		@OnMessage
		void ping(Ping ping, Map<String, String> arguments) {
		}

	}

	static class ReasonService {

		@OnMessage
		void ping(Ping ping, CloseReason reason) {
		}

	}

	static class TwiceService {

		@OnMessage
		void ping(Ping ping, Message message) {
		}

	}

	static class OddRecordService {

		@OnMessage
		void odd(Odd odd) {
		}

	}

	@DisetMessage("Odd")
	record Odd(Thread thread) {
	}

}

package io.diset.spring.handler;

import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinition;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers and definitions of superclasses and interfaces.
 */
class InheritedHandlersTests {

	@Test
	void handleTheMessagesThatTheSubclassMeans() throws Exception {
		ServiceDefinition service = TestServices.define(new PingService());
		assertThat(service.route("Ping").type().javaType()).isEqualTo(Ping.class);
		assertThat(TestServices.handle(service, "Ping", new Ping(3))).isEqualTo(new Pong(3));
	}

	@Test
	void takeTheExceptionsOfTheSubclass() throws Exception {
		ServiceDefinition service = TestServices.define(new PingService());
		assertThat(TestServices.handle(service, "Ping", new Ping(-1))).isEqualTo(new Pong(0));
	}

	@Test
	void haveTheDefinitionsOfAllTheirAnnotations() {
		assertThat(TestServices.define(new PingService()).definitions()).extracting(MessageDefinition::name)
			.containsExactlyInAnyOrder("Ping", "Pong", "Tick", "Tock", "Alarm");
	}

	@Test
	void cannotDefineAMessageInAnotherWayThanTheServiceSendsIt() {
		TestServices.assertRefused(new OtherTickService())
			.hasMessage("@DisetService uses " + OtherTick.class.getName() + ", which defines message Tick in another "
					+ "way than " + Tick.class.getName() + ": Tick(text: str) and Tick(number: int)");
	}

	@DisetMessage("Tick")
	record Tick(long number) {
	}

	@DisetMessage("Tick")
	record OtherTick(String text) {
	}

	@DisetService(name = "Test/Tick", sends = OtherTick.class)
	static class OtherTickService {

		@OnMessage
		void tick(Tick tick) {
		}

	}

	@DisetMessage("Tock")
	record Tock(long number) {
	}

	@DisetMessage("Alarm")
	record Alarm(String text) {
	}

	@DisetService(name = "Test/Alarming", sends = Alarm.class)
	interface Alarming {

	}

	@DisetService(name = "Test/Base", sends = Tick.class)
	abstract static class Base<T> {

		@OnMessage
		Pong handle(T message) {
			return answer(message);
		}

		@OnError
		Pong failed(IllegalArgumentException error) {
			return new Pong(0);
		}

		abstract Pong answer(T message);

	}

	@DisetService(name = "Test/Ping", sends = Tock.class)
	static class PingService extends Base<Ping> implements Alarming {

		@Override
		Pong answer(Ping ping) {
			if (ping.id() < 0) {
				throw new IllegalArgumentException("negative");
			}
			return new Pong(ping.id());
		}

	}

}

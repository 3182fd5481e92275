package io.diset.spring.handler;

import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageType;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class MessageNameTests {

	@Test
	void findsTheDefinitionOfADynamicMessageInAnotherHandler() {
		assertThat(TestServices.define(new RelayService()).route("Pong").type().definition())
			.isEqualTo(MessageType.of(Pong.class).definition());
	}

	@Test
	void refusesARecordOfAnotherName() {
		TestServices.assertRefused(new MismatchService())
			.hasMessage("@OnMessage method " + MismatchService.class.getName() + ".ping(Pong) is for message Ping, but "
					+ "takes " + Pong.class.getName() + ", which is message Pong");
	}

	@Test
	void refusesAMessageWithoutName() {
		TestServices.assertRefused(new NamelessService())
			.hasMessage("@OnMessage method " + NamelessService.class.getName() + ".anything(DisetConnection) has no "
					+ "message: name it in the annotation, or take a record with @DisetMessage");
	}

	@Test
	void refusesADynamicMessageWhoseDefinitionIsNotKnown() {
		TestServices.assertRefused(new UnknownService())
			.hasMessage("@OnMessage method " + UnknownService.class.getName() + ".ping(Message) is for message Ping, "
					+ "whose definition is not known: take a record with @DisetMessage(\"Ping\"), use one in another "
					+ "handler of the bean, or define a bean of type MessageDefinition");
	}

	@Test
	void refusesTwoHandlersOfOneMessage() {
		TestServices.assertRefused(new TwoHandlersService())
			.hasMessage("@OnMessage method " + TwoHandlersService.class.getName() + ".second(Ping) handles message "
					+ "Ping, as does " + TwoHandlersService.class.getName() + ".first(Ping): one of them has to go");
	}

	@Test
	void refusesTwoDefinitionsOfOneMessage() {
		TestServices.assertRefused(new TwoDefinitionsService())
			.hasMessage("@OnMessage method " + TwoDefinitionsService.class.getName() + ".ping(Ping) uses "
					+ OtherPong.class.getName() + ", which defines message Pong in another way than "
					+ Pong.class.getName() + ": Pong(text: str) and Pong(id: int)");
	}

	@Test
	void acceptsTwoRecordsThatDefineAMessageAlike() {
		assertThat(TestServices.define(new AlikeService()).route("Pong").type().javaType()).isEqualTo(Pong.class);
	}

	static class RelayService {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.empty();
		}

		@OnMessage("Pong")
		void pong(Message message) {
		}

	}

	static class MismatchService {

		@OnMessage("Ping")
		void ping(Pong pong) {
		}

	}

	static class NamelessService {

		@OnMessage
		void anything(DisetConnection connection) {
		}

	}

	static class UnknownService {

		@OnMessage("Ping")
		void ping(Message message) {
		}

	}

	static class TwoHandlersService {

		@OnMessage
		void first(Ping ping) {
		}

		@OnMessage("Ping")
		void second(Ping ping) {
		}

	}

	static class TwoDefinitionsService {

		@OnMessage
		void otherPong(Pong pong) {
		}

		@OnMessage
		OtherPong ping(Ping ping) {
			return new OtherPong("");
		}

	}

	static class AlikeService {

		@OnMessage
		void pong(Pong pong) {
		}

		@OnMessage
		AlikePong ping(Ping ping) {
			return new AlikePong(1);
		}

	}

	@DisetMessage("Pong")
	record OtherPong(String text) {
	}

	@DisetMessage("Pong")
	record AlikePong(long id) {
	}

}

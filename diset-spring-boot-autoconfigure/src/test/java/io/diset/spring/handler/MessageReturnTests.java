package io.diset.spring.handler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class MessageReturnTests {

	private static final String ALLOWED = ": it may return void, a record with @DisetMessage, a sealed interface of "
			+ "such, Message, or a reactive type of one or more";

	@Test
	void returnsNothing() throws Exception {
		assertThat(handle(new VoidService())).isNull();
		assertThat(handle(new NullService())).isNull();
	}

	@Test
	void returnsARecord() throws Exception {
		assertThat(handle(new RecordService())).isEqualTo(new Pong(1));
	}

	@Test
	void returnsADynamicMessage() throws Exception {
		assertThat(handle(new DynamicService())).hasToString("Pong{id=5}");
	}

	@Test
	void returnsAMono() throws Exception {
		assertThat(((Mono<?>) handle(new MonoService())).block()).isEqualTo(new Pong(1));
		assertThat(((Mono<?>) handle(new MonoOfSubtypeService())).block()).isEqualTo(new Pong(1));
		assertThat(((Mono<?>) handle(new EmptyMonoService())).block()).isNull();
	}

	@Test
	void refusesText() {
		assertRefused(new TextService(), "java.lang.String");
	}

	@Test
	void refusesAPrimitive() {
		assertRefused(new PrimitiveService(), "boolean");
	}

	@Test
	void refusesAnyObject() {
		assertRefused(new ObjectService(), "java.lang.Object");
	}

	@Test
	void returnsASealedInterfaceOfRecordsThatClientsCanDiscover() throws Exception {
		ServiceDefinition service = TestServices.define(new SealedService());
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new No("why"));
		assertThat(service.definitions()).extracting(MessageDefinition::name).containsExactly("Ping", "Yes", "No");
	}

	@Test
	void refusesASealedInterfaceOfOtherThings() {
		assertRefused(new MixedService(), Mixed.class.getName());
	}

	@Test
	void refusesAFutureThatCannotTellItsEnd() {
		assertRefused(new PlainFutureService(), "java.util.concurrent.Future<io.diset.spring.handler.Pong>");
	}

	@Test
	void refusesAMonoOfSomethingElse() {
		assertRefused(new MonoOfTextService(), "reactor.core.publisher.Mono<java.lang.String>");
		assertRefused(new MonoOfAnythingService(), "reactor.core.publisher.Mono<?>");
	}

	private static void assertRefused(Object bean, String type) {
		TestServices.assertRefused(bean)
			.hasMessage("@OnMessage method " + bean.getClass().getName() + ".ping(Ping) returns " + type + ALLOWED);
	}

	private static @Nullable Object handle(Object bean) throws Exception {
		return TestServices.handle(TestServices.define(bean), "Ping", new Ping(1));
	}

	static class VoidService {

		@OnMessage
		void ping(Ping ping) {
		}

	}

	static class NullService {

		@OnMessage
		@Nullable Pong ping(Ping ping) {
			return null;
		}

	}

	static class RecordService {

		@OnMessage
		Pong ping(Ping ping) {
			return new Pong(ping.id());
		}

	}

	static class DynamicService {

		@OnMessage
		Message ping(Ping ping) {
			return Message.of(MessageType.of(Pong.class).definition()).set("id", 5);
		}

	}

	static class MonoService {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.just(new Pong(ping.id()));
		}

	}

	static class MonoOfSubtypeService {

		@OnMessage
		Mono<? extends Pong> ping(Ping ping) {
			return Mono.just(new Pong(ping.id()));
		}

	}

	static class EmptyMonoService {

		@OnMessage
		Mono<Void> ping(Ping ping) {
			return Mono.empty();
		}

	}

	static class TextService {

		@OnMessage
		String ping(Ping ping) {
			return "pong";
		}

	}

	static class PrimitiveService {

		@OnMessage
		boolean ping(Ping ping) {
			return true;
		}

	}

	static class ObjectService {

		@OnMessage
		Object ping(Ping ping) {
			return new Pong(1);
		}

	}

	static class SealedService {

		@OnMessage
		Answer ping(Ping ping) {
			return new No("why");
		}

	}

	static class MixedService {

		@OnMessage
		Mixed ping(Ping ping) {
			return new Plain();
		}

	}

	static class PlainFutureService {

		@OnMessage
		Future<Pong> ping(Ping ping) {
			return new CompletableFuture<>();
		}

	}

	static class MonoOfTextService {

		@OnMessage
		Mono<String> ping(Ping ping) {
			return Mono.empty();
		}

	}

	static class MonoOfAnythingService {

		@OnMessage
		Mono<?> ping(Ping ping) {
			return Mono.empty();
		}

	}

	sealed interface Answer permits Yes, No {

	}

	@DisetMessage("Yes")
	record Yes() implements Answer {
	}

	@DisetMessage("No")
	record No(String reason) implements Answer {
	}

	sealed interface Mixed permits Right, Plain {

	}

	@DisetMessage("Right")
	record Right() implements Mixed {
	}

	record Plain() implements Mixed {
	}

}

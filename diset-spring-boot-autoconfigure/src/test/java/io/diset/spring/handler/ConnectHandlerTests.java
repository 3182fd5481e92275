package io.diset.spring.handler;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.spring.annotation.OnConnect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectHandlerTests {

	private static final String MAY_RETURN = ": it may return void, a value that the peer is told (text, number, "
			+ "truth value, date, bytes, list or map), or a reactive type of one";

	@Test
	void takesConnectionAndArguments() throws Exception {
		ArgumentsService bean = new ArgumentsService();
		assertThat(connect(bean)).isNull();
		assertThat(bean.taken).containsExactly(Map.of("queue", "fast"), TestServices.CONNECTION);
	}

	@Test
	void takesNothing() throws Exception {
		assertThat(connect(new TextService())).isEqualTo("welcome");
	}

	@Test
	void returnsAPrimitive() throws Exception {
		assertThat(connect(new PrimitiveService())).isEqualTo(42);
	}

	@Test
	void returnsAList() throws Exception {
		assertThat(connect(new ListService())).isEqualTo(List.of("a", 1));
	}

	@Test
	void returnsAMonoOfAnything() throws Exception {
		assertThat(((Mono<?>) connect(new MonoService())).block()).isEqualTo(Map.of("ok", true));
	}

	@Test
	void refusesTheConnectionByThrowing() {
		assertThatThrownBy(() -> connect(new RefusingService())).isExactlyInstanceOf(DisetException.class)
			.hasMessage("Not today");
	}

	@Test
	void refusesAMessageAsParameter() {
		TestServices.assertRefused(new MessageParameterService())
			.hasMessage("@OnConnect method " + MessageParameterService.class.getName() + ".connected(Ping) takes "
					+ Ping.class.getName() + ": it may take a record of connect arguments"
					+ TestServices.COMMON_PARAMETERS);
	}

	@Test
	void refusesAMessageAsValue() {
		assertRefused(new MessageService(), "io.diset.spring.handler.Pong");
	}

	@Test
	void refusesAnyObject() {
		assertRefused(new ObjectService(), "java.lang.Object");
	}

	@Test
	void refusesAFlux() {
		assertRefused(new FluxService(), "reactor.core.publisher.Flux<java.lang.String>");
	}

	@Test
	void refusesAFuture() {
		assertRefused(new FutureService(), "java.util.concurrent.Future<java.lang.String>");
	}

	@Test
	void refusesTwoOfThem() {
		TestServices.assertRefused(new TwoService())
			.hasMessage("@OnConnect method " + TwoService.class.getName() + ".second() is not the only one, there is "
					+ TwoService.class.getName() + ".first() as well: one of them has to go");
	}

	private static void assertRefused(Object bean, String type) {
		TestServices.assertRefused(bean)
			.hasMessage("@OnConnect method " + bean.getClass().getName() + ".connected() returns " + type + MAY_RETURN);
	}

	private static @Nullable Object connect(Object bean) throws Exception {
		return TestServices.define(bean).connectHandler().connected(TestServices.CONNECTION);
	}

	static class ArgumentsService {

		Object[] taken = {};

		@OnConnect
		void connected(Map<String, ?> arguments, DisetConnection connection) {
			this.taken = new Object[] { arguments, connection };
		}

	}

	static class TextService {

		@OnConnect
		String connected() {
			return "welcome";
		}

	}

	static class PrimitiveService {

		@OnConnect
		int connected(DisetConnection connection) {
			return 42;
		}

	}

	static class ListService {

		@OnConnect
		List<Object> connected() {
			return List.of("a", 1);
		}

	}

	static class MonoService {

		@OnConnect
		Mono<Object> connected() {
			return Mono.just(Map.of("ok", true));
		}

	}

	static class RefusingService {

		@OnConnect
		void connected() {
			throw new DisetException("Not today");
		}

	}

	static class MessageParameterService {

		@OnConnect
		void connected(Ping ping) {
		}

	}

	static class MessageService {

		@OnConnect
		Pong connected() {
			return new Pong(1);
		}

	}

	static class ObjectService {

		@OnConnect
		Object connected() {
			return "welcome";
		}

	}

	static class FluxService {

		@OnConnect
		Flux<String> connected() {
			return Flux.empty();
		}

	}

	static class FutureService {

		@OnConnect
		@Nullable Future<String> connected() {
			return null;
		}

	}

	static class TwoService {

		@OnConnect
		void first() {
		}

		@OnConnect
		void second() {
		}

	}

}

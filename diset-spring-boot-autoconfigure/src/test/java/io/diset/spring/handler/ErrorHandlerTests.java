package io.diset.spring.handler;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Methods that take the exceptions of others.
 */
class ErrorHandlerTests {

	@Test
	void takesWhatAMethodThrowsAndMaySendAMessage() throws Exception {
		assertThat(handle(new Nearest(new IllegalStateException("no")))).isEqualTo(new Pong(1));
	}

	@Test
	void isTheOneOfTheNearestClass() throws Exception {
		assertThat(handle(new Nearest(new IllegalArgumentException("no")))).isEqualTo(new Pong(2));
		assertThat(handle(new Nearest(new NumberFormatException("no")))).isEqualTo(new Pong(2));
	}

	@Test
	void leavesOtherExceptionsAlone() {
		IOException thrown = new IOException("no");
		assertThatThrownBy(() -> handle(new Nearest(thrown))).isSameAs(thrown);
	}

	@Test
	void withoutExceptionTakesAllAndEndsThemWithoutAMessage() throws Exception {
		All bean = new All();
		assertThat(handle(bean)).isNull();
		assertThat(bean.told).isEqualTo(TestServices.CONNECTION);
	}

	@Test
	void mayTranslateTheException() {
		assertThatThrownBy(() -> handle(new Translating())).isInstanceOf(DisetException.class)
			.hasMessage("Not a number");
	}

	@Test
	void takesTheErrorsOfReactiveMethods() throws Exception {
		assertThat(((Mono<?>) handle(new ReactiveBean())).block()).isEqualTo(new Pong(1));
		assertThat(((Mono<?>) handle(new StageBean())).block()).isEqualTo(new Pong(1));
		assertThat(((Flux<?>) handle(new StreamBean())).cast(Object.class).collectList().block())
			.containsExactly(new Pong(0), new Pong(1));
	}

	@Test
	void leavesOtherErrorsOfReactiveMethodsAlone() throws Exception {
		Mono<?> result = (Mono<?>) handle(new OtherReactiveBean());
		assertThatThrownBy(result::block).hasMessage("other");
	}

	@Test
	void thatMayBlockNeverRunsOnTheEventLoop() throws Exception {
		BlockingBean bean = new BlockingBean();
		Object result = handle(bean);
		assertThat(bean.blocking).isNull();
		assertThat(((Mono<?>) result).block()).isEqualTo(new Pong(1));
		assertThat(bean.blocking).isTrue();
	}

	@Test
	void isNotAskedAboutConnectAndDrop() {
		ConnectBean bean = new ConnectBean();
		assertThatThrownBy(() -> TestServices.define(bean).connectHandler().connected(TestServices.CONNECTION))
			.hasMessage("connect");
		assertThat(bean.asked).isFalse();
	}

	@Test
	void cannotTakeTheSameExceptionAsAnother() {
		TestServices.assertRefused(new Twice())
			.hasMessageMatching("@OnError method .*\\$Twice\\.second\\(RuntimeException\\) takes "
					+ "java.lang.RuntimeException, as does .*\\$Twice\\.first\\(RuntimeException\\): one of them has to go");
	}

	@Test
	void cannotTakeTwoExceptions() {
		TestServices.assertRefused(new TwoExceptions()).hasMessageEndingWith("takes 2 exceptions: it may take one");
	}

	@Test
	void cannotReturnAStream() {
		TestServices.assertRefused(new StreamingHandler())
			.hasMessageContaining("returns reactor.core.publisher.Flux<io.diset.spring.handler.Pong>: it may return");
	}

	private static @Nullable Object handle(Object bean) throws Exception {
		return TestServices.handle(TestServices.define(bean), "Ping", new Ping(1));
	}

	static class Nearest {

		private final Exception thrown;

		Nearest(Exception thrown) {
			this.thrown = thrown;
		}

		@OnMessage
		Pong ping(Ping ping) throws Exception {
			throw this.thrown;
		}

		@OnError
		Pong any(RuntimeException error) {
			return new Pong(1);
		}

		@OnError
		Pong argument(IllegalArgumentException error) {
			return new Pong(2);
		}

	}

	static class All {

		private @Nullable DisetConnection told;

		@OnMessage
		void ping(Ping ping) throws IOException {
			throw new IOException("no");
		}

		@OnError
		void all(DisetConnection connection) {
			this.told = connection;
		}

	}

	static class Translating {

		@OnMessage
		void ping(Ping ping) {
			throw new NumberFormatException("x");
		}

		@OnError
		void translate(NumberFormatException error) {
			throw new DisetException("Not a number");
		}

	}

	static class ReactiveBean {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.error(new IllegalStateException("no"));
		}

		@OnError
		Mono<Pong> state(IllegalStateException error) {
			return Mono.just(new Pong(1));
		}

	}

	static class StageBean {

		@OnMessage
		CompletionStage<Pong> ping(Ping ping) {
			return CompletableFuture.failedStage(new IllegalStateException("no"));
		}

		@OnError
		CompletionStage<Pong> state(IllegalStateException error) {
			return CompletableFuture.completedStage(new Pong(1));
		}

	}

	static class StreamBean {

		@OnMessage
		Flux<Pong> ping(Ping ping) {
			return Flux.concat(Flux.just(new Pong(0)), Flux.error(new IllegalStateException("no")));
		}

		@OnError
		Pong state(IllegalStateException error) {
			return new Pong(1);
		}

	}

	static class OtherReactiveBean {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.error(new IllegalArgumentException("other"));
		}

		@OnError
		Pong state(IllegalStateException error) {
			return new Pong(1);
		}

	}

	static class BlockingBean {

		private @Nullable Boolean blocking;

		@OnMessage(execution = HandlerExecution.EVENT_LOOP)
		Pong ping(Ping ping) {
			throw new IllegalStateException("no");
		}

		@OnError
		Pong state(IllegalStateException error) {
			this.blocking = Thread.currentThread().getName().equals("blocking");
			return new Pong(1);
		}

	}

	static class ConnectBean {

		private boolean asked;

		@OnConnect
		void connect() {
			throw new IllegalStateException("connect");
		}

		@OnDrop
		void drop() {
		}

		@OnError
		void any(Exception error) {
			this.asked = true;
		}

	}

	static class Twice {

		@OnError
		void first(RuntimeException error) {
		}

		@OnError
		void second(RuntimeException error) {
		}

	}

	static class TwoExceptions {

		@OnError
		void both(IllegalStateException first, IOException second) {
		}

	}

	static class StreamingHandler {

		@OnError
		Flux<Pong> stream(IllegalStateException error) {
			return Flux.empty();
		}

	}

}

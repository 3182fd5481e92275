package io.diset.spring.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The contexts in which handlers run.
 */
class HandlerContextTests {

	private final AtomicInteger asked = new AtomicInteger();

	private final HandlerContextProvider mdc = (context, connection) -> {
		this.asked.incrementAndGet();
		return context.put(Slf4jThreadLocalAccessor.KEY, Map.of("service", connection.service()));
	};

	private final Bean bean = new Bean();

	private final DisetConnection connection = new TestConnection();

	@BeforeEach
	void register() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
	}

	@AfterEach
	void leaveNothing() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
		assertThat(MDC.get("service")).isNull();
	}

	@Test
	void areThereInAllHandlersAndMadeOnceForAConnection() throws Exception {
		ServiceDefinition service = TestServices.define(this.bean, this.mdc);
		service.connectHandler().connected(this.connection);
		call(service, "Ping", new Ping(1));
		service.dropHandler().dropped(this.connection, CloseReason.of(CloseReason.Kind.CLOSED, "done"));
		assertThat(this.bean.seen).containsExactly("connect Test/Service", "ping Test/Service", "drop Test/Service");
		assertThat(this.asked).hasValue(1);
		service.connectHandler().connected(new TestConnection());
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void areThereInReactiveHandlers() throws Exception {
		ServiceDefinition service = TestServices.define(new ReactiveBean(), this.mdc);
		assertThat(((Mono<?>) call(service, "Ping", new Ping(1))).block()).isEqualTo(new Pong(12));
		assertThat(((Flux<?>) call(service, "Pong", new Pong(1))).blockFirst()).isEqualTo(new Pong(12));
	}

	@Test
	void areThereInErrorHandlersOnAnotherThread() throws Exception {
		ServiceDefinition service = TestServices.define(new FailingBean(), this.mdc);
		assertThat(((Mono<?>) call(service, "Ping", new Ping(1))).block()).isEqualTo(new Pong(12));
	}

	@Test
	void areGoneAfterAHandlerThatThrows() {
		ServiceDefinition service = TestServices.define(new ThrowingBean(), this.mdc);
		assertThat(catchThrowable(() -> call(service, "Ping", new Ping(1)))).hasMessage("Test/Service");
	}

	@Test
	void haveWhatAllProvidersAddInTheirOrder() throws Exception {
		ServiceDefinition service = TestServices.define(new ReactiveBean(), this.mdc, (HandlerContextProvider) (context,
				peer) -> context.put(Slf4jThreadLocalAccessor.KEY, Map.of("service", "other")));
		assertThat(((Mono<?>) call(service, "Ping", new Ping(1))).block()).isEqualTo(new Pong(5));
	}

	@Test
	void thatAreEmptyChangeNothing() throws Exception {
		ServiceDefinition service = TestServices.define(this.bean, (HandlerContextProvider) (context, peer) -> context);
		call(service, "Ping", new Ping(1));
		assertThat(this.bean.seen).containsExactly("ping null");
	}

	private @Nullable Object call(ServiceDefinition service, String name, Object message) throws Exception {
		return TestServices.handle(service, name, message, this.connection);
	}

	static class Bean {

		private final List<String> seen = new ArrayList<>();

		@OnConnect
		void connect() {
			this.seen.add("connect " + MDC.get("service"));
		}

		@OnMessage
		void ping(Ping ping) {
			this.seen.add("ping " + MDC.get("service"));
		}

		@OnDrop
		void drop() {
			this.seen.add("drop " + MDC.get("service"));
		}

	}

	static class ReactiveBean {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.deferContextual((context) -> Mono.just(measure(context)));
		}

		@OnMessage
		Flux<Pong> pong(Pong pong) {
			return Flux.deferContextual((context) -> Flux.just(measure(context)));
		}

		private static Pong measure(ContextView context) {
			Map<String, String> values = context.get(Slf4jThreadLocalAccessor.KEY);
			return new Pong(values.get("service").length());
		}

	}

	static class ThrowingBean {

		@OnMessage
		void ping(Ping ping) {
			throw new IllegalStateException(MDC.get("service"));
		}

	}

	static class FailingBean {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.error(new IllegalStateException("no"));
		}

		@OnError
		Pong failed(IllegalStateException error) {
			return new Pong(MDC.get("service").length());
		}

	}

}

package io.diset.spring.handler;

import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.spring.annotation.OnDrop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class DropHandlerTests {

	private static final CloseReason REASON = CloseReason.of(CloseReason.Kind.PEER_CLOSED, "gone");

	@Test
	void takesConnectionReasonAndArguments() throws Exception {
		EverythingService bean = new EverythingService();
		assertThat(drop(bean)).isNull();
		assertThat(bean.taken).containsExactly(REASON, TestServices.CONNECTION, Map.of("queue", "fast"));
	}

	@Test
	void returnsAMono() throws Exception {
		assertThat(drop(new MonoService())).isInstanceOf(Mono.class);
	}

	@Test
	void refusesAMessageAsParameter() {
		TestServices.assertRefused(new MessageService())
			.hasMessage("@OnDrop method " + MessageService.class.getName() + ".dropped(Ping) takes "
					+ Ping.class.getName() + ": it may take CloseReason, a record of connect arguments"
					+ TestServices.COMMON_PARAMETERS);
	}

	@Test
	void refusesAValue() {
		TestServices.assertRefused(new ValueService())
			.hasMessage("@OnDrop method " + ValueService.class.getName()
					+ ".dropped() returns java.lang.String: it may return void or a reactive type of Void");
	}

	@Test
	void refusesAMonoOfAValue() {
		TestServices.assertRefused(new MonoOfValueService())
			.hasMessage("@OnDrop method " + MonoOfValueService.class.getName() + ".dropped() returns "
					+ "reactor.core.publisher.Mono<java.lang.String>: it may return void or a reactive type of Void");
	}

	@Test
	void refusesTwoOfThem() {
		TestServices.assertRefused(new TwoService())
			.hasMessage("@OnDrop method " + TwoService.class.getName() + ".second() is not the only one, there is "
					+ TwoService.class.getName() + ".first() as well: one of them has to go");
	}

	private static @Nullable Object drop(Object bean) throws Exception {
		return TestServices.define(bean).dropHandler().dropped(TestServices.CONNECTION, REASON);
	}

	static class EverythingService {

		Object[] taken = {};

		@OnDrop
		void dropped(CloseReason reason, DisetConnection connection, Map<String, Object> arguments) {
			this.taken = new Object[] { reason, connection, arguments };
		}

	}

	static class MonoService {

		@OnDrop
		Mono<Void> dropped() {
			return Mono.empty();
		}

	}

	static class MessageService {

		@OnDrop
		void dropped(Ping ping) {
		}

	}

	static class ValueService {

		@OnDrop
		String dropped() {
			return "";
		}

	}

	static class MonoOfValueService {

		@OnDrop
		Mono<String> dropped() {
			return Mono.empty();
		}

	}

	static class TwoService {

		@OnDrop
		void first() {
		}

		@OnDrop
		void second() {
		}

	}

}

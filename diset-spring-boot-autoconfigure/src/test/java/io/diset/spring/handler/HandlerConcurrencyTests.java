package io.diset.spring.handler;

import io.diset.connection.MessageRoute;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerConcurrencyTests {

	@Test
	void isOneUnlessTheMethodSaysMore() {
		assertThat(TestServices.define(new OrderedService()).route("Ping")).extracting(MessageRoute::concurrency)
			.isEqualTo(1);
		assertThat(TestServices.define(new OverlappingService()).route("Ping")).extracting(MessageRoute::concurrency)
			.isEqualTo(4);
	}

	@Test
	void isNeverLessThanOne() {
		TestServices.assertRefused(new StoppedService())
			.hasMessage("@OnMessage method io.diset.spring.handler.HandlerConcurrencyTests$StoppedService.ping(Ping) "
					+ "has concurrency 0: it must be positive");
	}

	static class OrderedService {

		@OnMessage
		void ping(Ping ping) {
		}

	}

	static class OverlappingService {

		@OnMessage(concurrency = 4)
		void ping(Ping ping) {
		}

	}

	static class StoppedService {

		@OnMessage(concurrency = 0)
		void ping(Ping ping) {
		}

	}

}

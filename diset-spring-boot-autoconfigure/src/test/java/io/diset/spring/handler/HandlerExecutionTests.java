package io.diset.spring.handler;

import io.diset.connection.Execution;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerExecutionTests {

	@Test
	void runsOrdinaryMethodsOnTheExecutor() {
		assertExecution(new OrdinaryService(), Execution.EXECUTOR);
	}

	@Test
	void runsReactiveMethodsOnTheEventLoop() {
		assertExecution(new ReactiveService(), Execution.EVENT_LOOP);
	}

	@Test
	void runsOrdinaryMethodsOnTheEventLoopWhenAsked() {
		assertExecution(new TrivialService(), Execution.EVENT_LOOP);
	}

	@Test
	void runsReactiveMethodsOnTheExecutorWhenAsked() {
		assertExecution(new BlockingService(), Execution.EXECUTOR);
	}

	private static void assertExecution(Object bean, Execution execution) {
		ServiceDefinition service = TestServices.define(bean);
		assertThat(service.connectExecution()).isEqualTo(execution);
		assertThat(service.route("Ping").execution()).isEqualTo(execution);
		assertThat(service.dropExecution()).isEqualTo(execution);
	}

	static class OrdinaryService {

		@OnConnect
		String connected() {
			return "";
		}

		@OnMessage
		Pong ping(Ping ping) {
			return new Pong(ping.id());
		}

		@OnDrop
		void dropped() {
		}

	}

	static class ReactiveService {

		@OnConnect
		Mono<Void> connected() {
			return Mono.empty();
		}

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.empty();
		}

		@OnDrop
		Mono<Void> dropped() {
			return Mono.empty();
		}

	}

	static class TrivialService {

		@OnConnect(execution = HandlerExecution.EVENT_LOOP)
		void connected() {
		}

		@OnMessage(execution = HandlerExecution.EVENT_LOOP)
		void ping(Ping ping) {
		}

		@OnDrop(execution = HandlerExecution.EVENT_LOOP)
		void dropped() {
		}

	}

	static class BlockingService {

		@OnConnect(execution = HandlerExecution.EXECUTOR)
		Mono<Void> connected() {
			return Mono.empty();
		}

		@OnMessage(execution = HandlerExecution.EXECUTOR)
		Mono<Void> ping(Ping ping) {
			return Mono.empty();
		}

		@OnDrop(execution = HandlerExecution.EXECUTOR)
		Mono<Void> dropped() {
			return Mono.empty();
		}

	}

}

package io.diset.spring.handler;

import java.io.IOException;

import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandlerFailureTests {

	private final ServiceDefinition service = TestServices.define(new FailingService());

	@Test
	void passesOnAnUncheckedException() {
		assertThatThrownBy(() -> this.service.connectHandler().connected(TestServices.CONNECTION))
			.isExactlyInstanceOf(IllegalStateException.class)
			.hasNoCause();
	}

	@Test
	void passesOnACheckedException() {
		assertThatThrownBy(() -> TestServices.handle(this.service, "Ping", new Ping(1)))
			.isExactlyInstanceOf(IOException.class)
			.hasNoCause();
	}

	@Test
	void passesOnAnError() {
		assertThatThrownBy(() -> TestServices.handle(this.service, "Pong", new Pong(1)))
			.isExactlyInstanceOf(AssertionError.class)
			.hasNoCause();
	}

	static class FailingService {

		@OnConnect
		void connected() {
			throw new IllegalStateException("connect");
		}

		@OnMessage
		void ping(Ping ping) throws IOException {
			throw new IOException("ping");
		}

		@OnMessage
		void pong(Pong pong) {
			throw new AssertionError("pong");
		}

		@OnDrop
		void dropped() {
		}

	}

}

package io.diset.server;

import java.time.Duration;

import io.diset.wire.NotedLog;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A socket that cannot be closed must not keep a server from stopping.
 */
class ListeningSocketTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final NotedLog log = new NotedLog();

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void logsThatASocketCannotBeClosedAndGoesOn() {
		StepVerifier.create(ListeningSocket.close("first", new Stubborn() {

			@Override
			public void dispose() {
				throw new IllegalStateException("expected by the test");
			}

		})).expectComplete().verify(TIMEOUT);
		assertThat(this.log.rest()).containsExactly("ERROR Listener 'first' could not be closed");
	}

	@Test
	void logsThatClosingASocketHasFailedAndGoesOn() {
		StepVerifier.create(ListeningSocket.close("second", new Stubborn() {

			@Override
			public Mono<Void> onDispose() {
				return Mono.error(new IllegalStateException("expected by the test"));
			}

		})).expectComplete().verify(TIMEOUT);
		assertThat(this.log.rest()).containsExactly("ERROR Listener 'second' could not be closed");
	}

	/**
	 * A socket of which a test says how it fails.
	 */
	private abstract static class Stubborn implements DisposableServer {

		private final Channel channel = new EmbeddedChannel();

		@Override
		public void dispose() {
			// Closed by onDispose
		}

		@Override
		public Channel channel() {
			return this.channel;
		}

	}

}

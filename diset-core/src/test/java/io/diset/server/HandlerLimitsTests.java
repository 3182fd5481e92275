package io.diset.server;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.diset.connection.Execution;
import io.diset.connection.HandlerLimits;
import io.diset.message.MessageType;
import io.diset.wire.Await;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A service whose messages may not be handled all at once.
 */
class HandlerLimitsTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String OTHER = "Framework/Other";

	private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();

	private final Semaphore mayEnd = new Semaphore(0);

	private final Sinks.Empty<Void> mayEndReactively = Sinks.empty();

	private RunningServer server;

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.mayEnd.release(1000);
			this.mayEndReactively.tryEmitEmpty();
			this.server.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void letsMessagesWaitForThoseOfOtherConnections(Execution execution) throws Exception {
		HandlerLimits limits = HandlerLimits.of(2, Map.of());
		start(execution, limits);
		try (RawPeer first = connect(SERVICE); RawPeer second = connect(SERVICE); RawPeer third = connect(SERVICE)) {
			first.send(RawPeer.message("Ping", "1"));
			second.send(RawPeer.message("Ping", "2"));
			assertBegun(1, 2);
			third.send(RawPeer.message("Ping", "3"));
			Await.until(() -> limits.waiting() == 1);
			assertThat(limits.running()).isEqualTo(2);
			assertThat(this.begun).isEmpty();
			assertKeptAlive(third);
			end(execution);
			assertThat(first.receive()).isEqualTo(RawPeer.message("Pong", "1"));
			assertThat(second.receive()).isEqualTo(RawPeer.message("Pong", "2"));
			assertThat(third.receive()).isEqualTo(RawPeer.message("Pong", "3"));
			Await.until(() -> limits.running() == 0 && limits.waiting() == 0);
		}
	}

	@Test
	void holdsForOneMessageOnly() throws Exception {
		HandlerLimits limits = HandlerLimits.of(null, Map.of("Ping", 1));
		start(Execution.EXECUTOR, limits);
		try (RawPeer first = connect(SERVICE); RawPeer second = connect(SERVICE); RawPeer third = connect(SERVICE)) {
			first.send(RawPeer.message("Ping", "1"));
			assertBegun(1);
			second.send(RawPeer.message("Ping", "2")).send(RawPeer.message("Pong", "4"));
			Await.until(() -> limits.waiting() == 1);
			third.send(RawPeer.message("Pong", "3"));
			assertThat(third.receive()).isEqualTo(RawPeer.message("Pong", "3"));
			assertThat(limits.running("Ping")).isOne();
			end(Execution.EXECUTOR);
			assertThat(second.receive()).isEqualTo(RawPeer.message("Pong", "2"));
			assertThat(second.receive()).isEqualTo(RawPeer.message("Pong", "4"));
		}
	}

	@Test
	void leavesOtherServicesAlone() throws Exception {
		start(Execution.EXECUTOR, HandlerLimits.of(1, Map.of()));
		try (RawPeer first = connect(SERVICE); RawPeer second = connect(OTHER)) {
			first.send(RawPeer.message("Ping", "1"));
			assertBegun(1);
			second.send(RawPeer.message("Ping", "2"));
			assertBegun(2);
		}
	}

	@Test
	void givesAPlaceBackWhenAHandlerFails() throws Exception {
		HandlerLimits limits = HandlerLimits.of(1, Map.of());
		this.server = RunningServer.with((builder) -> builder.service(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				throw new IllegalStateException("failed on purpose");
			})
			.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP,
					(connection, pong) -> Mono.error(new AssertionError("failed on purpose")))
			.build()).handlerLimits(SERVICE, limits));
		for (String message : new String[] { "Ping", "Pong", "Ping" }) {
			try (RawPeer peer = connect(SERVICE)) {
				peer.send(RawPeer.message(message, "1"));
				assertThat(peer.receive()).contains("Server error while serving " + message);
			}
		}
		Await.until(() -> limits.running() == 0);
	}

	@Test
	void handlesWhatWaitsAlsoWhenItsPeerIsGone() throws Exception {
		HandlerLimits limits = HandlerLimits.of(1, Map.of());
		start(Execution.EXECUTOR, limits);
		try (RawPeer first = connect(SERVICE)) {
			first.send(RawPeer.message("Ping", "1"));
			assertBegun(1);
			try (RawPeer second = connect(SERVICE)) {
				second.send(RawPeer.message("Ping", "2"));
				Await.until(() -> limits.waiting() == 1);
			}
			Await.until(() -> this.server.connections().all().size() == 1);
			end(Execution.EXECUTOR);
			assertBegun(2);
		}
	}

	@Test
	void mustBeForWhatExists() {
		assertThatIllegalStateException()
			.isThrownBy(() -> DisetServer.builder(Runnable::run)
				.service(service(SERVICE, Execution.EXECUTOR))
				.handlerLimits(OTHER, HandlerLimits.of(1, Map.of()))
				.build())
			.withMessage(
					"There are limits for service Framework/Other, which does not exist. There is [Framework/PingPong]");
		assertThatIllegalStateException()
			.isThrownBy(() -> DisetServer.builder(Runnable::run)
				.service(service(SERVICE, Execution.EXECUTOR))
				.handlerLimits(SERVICE, HandlerLimits.of(null, Map.of("Pink", 1)))
				.build())
			.withMessage("There is a limit for message Pink, which service Framework/PingPong does not handle."
					+ " It handles [Ping, Pong]");
	}

	@Test
	void mustLetSomethingThrough() {
		assertThatIllegalArgumentException().isThrownBy(() -> HandlerLimits.of(0, Map.of()))
			.withMessage("At least one message must be handled at a time, not 0");
		assertThatIllegalArgumentException().isThrownBy(() -> HandlerLimits.of(null, Map.of("Ping", -1)))
			.withMessageEndingWith("not -1");
	}

	private void start(Execution execution, HandlerLimits limits) {
		this.server = RunningServer.with((builder) -> builder.service(service(SERVICE, execution))
			.service(service(OTHER, execution))
			.handlerLimits(SERVICE, limits));
	}

	private ServiceDefinition service(String name, Execution execution) {
		return ServiceDefinition.builder(name).onMessage(MessageType.of(Ping.class), execution, (connection, ping) -> {
			this.begun.add(ping.id());
			if (execution == Execution.EVENT_LOOP) {
				return this.mayEndReactively.asMono().thenReturn(new Pong(ping.id()));
			}
			this.mayEnd.acquire();
			return new Pong(ping.id());
		}).onMessage(MessageType.of(Pong.class), execution, (connection, pong) -> pong).build();
	}

	private RawPeer connect(String service) throws Exception {
		return Stage.ESTABLISHED.reach(this.server.connect(), service);
	}

	private void end(Execution execution) {
		if (execution == Execution.EVENT_LOOP) {
			this.mayEndReactively.tryEmitEmpty();
		}
		else {
			this.mayEnd.release(1000);
		}
	}

	private void assertBegun(long... ids) throws InterruptedException {
		for (int i = 0; i < ids.length; i++) {
			assertThat(this.begun.poll(10, TimeUnit.SECONDS)).isIn(Arrays.stream(ids).boxed().toArray());
		}
	}

	private static void assertKeptAlive(RawPeer peer) throws Exception {
		peer.sendText(RawPeer.keepAlive("1", true));
		String answer = RawPeer.keepAlive("1", false);
		assertThat(peer.receiveText(answer.length())).isEqualTo(answer);
	}

}

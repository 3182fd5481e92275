package io.diset.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.Execution;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the handlers of a client send must agree with the definitions of the service, as
 * all that the client sends: values travel by position.
 */
class CheckedRepliesTests {

	private final NotedEvents service = new NotedEvents();

	private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

	private final RunningServer server = RunningServer.of(ServiceDefinition.builder("Framework/PingPong")
		.onMessage(MessageType.of(Point.class), Execution.EVENT_LOOP, (connection, point) -> {
			this.service.add(point.toString());
			return null;
		})
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> ping)
		.onDrop(Execution.EVENT_LOOP, this.service.drop())
		.build());

	private final TestClient client = new TestClient(
			"dip://127.0.0.1:%d/Framework/PingPong".formatted(this.server.port()));

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void refusesTheReplyOfAHandlerThatTheServiceDefinesInAnotherWay() throws Exception {
		BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();
		this.client.client().onDisconnect(reasons::add);
		this.client.client().reply(Ping.class, (ping) -> new OtherPoint(1, 2));
		this.client.client().send(new Ping(1)).block();
		assertThat(reasons.poll(10, TimeUnit.SECONDS).cause()).isInstanceOf(MessageDefinitionException.class);
		assertThat(this.service.next()).startsWith("drop ");
	}

	@Test
	void refusesWhatAHandlerSendsToItsConnection() throws Exception {
		this.client.client().on(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			try {
				connection.send(new OtherPoint(1, 2));
			}
			catch (MessageDefinitionException ex) {
				this.failures.add(ex);
			}
			return new Point(3, 4);
		});
		this.client.client().send(new Ping(1)).block();
		assertThat(this.failures.poll(10, TimeUnit.SECONDS))
			.hasMessageContaining("Message Point is defined in two ways");
		assertThat(this.service.next()).isEqualTo("Point[a=3, b=4]");
	}

	@Test
	void refusesToConnectWhenADefinitionThatWasGivenDiffers() {
		this.client.client().define(MessageType.of(OtherPoint.class).definition());
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> this.client.client().connect().block())
			.withMessageContaining("Message Point is defined in two ways");
	}

	@DisetMessage("Point")
	record Point(long a, long b) {
	}

	@DisetMessage("Point")
	record OtherPoint(long b, long z) {
	}

}

package io.diset.fuzz;

import java.util.ArrayList;
import java.util.List;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.AckPing;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import org.jspecify.annotations.Nullable;

/**
 * A service that never fails, and notes what happens to it. It is the service of the
 * recordings as far as these go, so that they can be inputs.
 */
final class FuzzedService {

	static final String NAME = "Framework/PingPong";

	private static final MessageDefinition ECHO = MessageDefinition.of("Echo",
			AttributeDefinition.of("value", AttributeType.ANY));

	private final List<String> events = new ArrayList<>();

	private boolean accepted;

	ServiceDefinition define() {
		return ServiceDefinition.builder(NAME)
			.onConnect(Execution.EXECUTOR, this::connected)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
				this.events.add("Ping");
				return new Pong(ping.id());
			})
			.onMessage(MessageType.of(AckPing.class), Execution.EVENT_LOOP, (connection, ping) -> {
				this.events.add("AckPing");
				connection.sendAndAwaitAck(new Pong(ping.id()));
				return null;
			})
			.onMessage(MessageType.of(ECHO), Execution.EVENT_LOOP, (connection, echo) -> {
				this.events.add("Echo");
				return echo;
			})
			.onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
				this.events.add("drop");
				return null;
			})
			.build();
	}

	/**
	 * Return what happened.
	 * @return the names of the events
	 */
	List<String> events() {
		return this.events;
	}

	boolean isAccepted() {
		return this.accepted;
	}

	private @Nullable Object connected(DisetConnection connection) {
		this.events.add("connect");
		if (connection.arguments().containsKey("newError")) {
			throw new DisetException("refused");
		}
		this.accepted = true;
		return connection.arguments().get("newValue");
	}

}

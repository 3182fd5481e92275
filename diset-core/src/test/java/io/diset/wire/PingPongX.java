package io.diset.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The service of the recordings.
 */
public final class PingPongX {

	/**
	 * The definition of a message with attributes of every kind of name.
	 */
	public static final MessageDefinition MULTI = MessageDefinition.of("Multi",
			AttributeDefinition.of("zeta", AttributeType.STR), AttributeDefinition.of("Alpha", AttributeType.INT),
			AttributeDefinition.of("beta", AttributeType.INT, AttributeType.FLOAT),
			AttributeDefinition.of("_x", AttributeType.ANY));

	private final BlockingQueue<CloseReason> drops = new LinkedBlockingQueue<>();

	/**
	 * Define the service.
	 * @param name the name of the service
	 * @param execution where its handlers run
	 * @return the definition
	 */
	public ServiceDefinition define(String name, Execution execution) {
		return ServiceDefinition.builder(name)
			.onConnect(execution, PingPongX::connected)
			.onMessage(MessageType.of(Ping.class), execution, (connection, ping) -> new Pong(ping.id()))
			.onMessage(MessageType.of(AckPing.class), execution,
					(connection, ping) -> connection.sendAndAwaitAck(new Pong(ping.id())))
			.onMessage(MessageType.of(MULTI), execution, (connection, message) -> message)
			.sends(MessageType.of(Pong.class).definition())
			.onDrop(execution, (connection, reason) -> {
				this.drops.add(reason);
				return null;
			})
			.build();
	}

	/**
	 * Return the reasons of the drops, in order.
	 * @return the reasons
	 */
	public BlockingQueue<CloseReason> drops() {
		return this.drops;
	}

	private static @Nullable Object connected(DisetConnection connection) {
		Map<String, @Nullable Object> arguments = connection.arguments();
		if (arguments.get("newError") instanceof String error) {
			throw new DisetException(error);
		}
		if (arguments.get("sendInConnected") != null) {
			connection.send(new Pong(-2));
		}
		if (arguments.get("push") instanceof List<?> push && push.get(0) instanceof Long count) {
			for (long i = 0; i < count; i++) {
				connection.send(new Pong(1000 + i));
			}
		}
		return arguments.get("newValue");
	}

	/**
	 * A ping.
	 *
	 * @param id its number
	 */
	@DisetMessage("Ping")
	public record Ping(long id) {
	}

	/**
	 * A ping whose answer wants an acknowledgement.
	 *
	 * @param id its number
	 */
	@DisetMessage("AckPing")
	public record AckPing(long id) {
	}

	/**
	 * The answer to a ping.
	 *
	 * @param id the number of the ping
	 */
	@DisetMessage("Pong")
	public record Pong(long id) {
	}

}

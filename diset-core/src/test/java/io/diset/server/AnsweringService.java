package io.diset.server;

import java.util.Map;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.connection.UnauthorizedException;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.PeerCredentials;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.AckPing;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The service of the table of answers. Its handlers do what they are told by arguments
 * and messages.
 */
final class AnsweringService {

	private static final MessageDefinition FAIL = MessageDefinition.of("Fail",
			AttributeDefinition.of("text", AttributeType.STR));

	private static final MessageDefinition NOTHING = MessageDefinition.of("Nothing");

	private static final MessageDefinition MANY = MessageDefinition.of("Many",
			AttributeDefinition.of("a", AttributeType.INT, AttributeType.FLOAT),
			AttributeDefinition.of("b", AttributeType.BOOL), AttributeDefinition.of("c", AttributeType.ANY));

	private AnsweringService() {
	}

	static ServiceDefinition define(NotedEvents events) {
		return ServiceDefinition.builder("Framework/PingPong")
			.onConnect(Execution.EXECUTOR, AnsweringService::connected)
			.onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> new Pong(ping.id()))
			.onMessage(MessageType.of(AckPing.class), Execution.EXECUTOR,
					(connection, ping) -> connection.sendAndAwaitAck(new Pong(ping.id())))
			.onMessage(MessageType.of(FAIL), Execution.EXECUTOR, (connection, fail) -> fail(fail.get("text")))
			.onMessage(MessageType.of(NOTHING), Execution.EXECUTOR, (connection, nothing) -> nothing)
			.onMessage(MessageType.of(MANY), Execution.EXECUTOR, (connection, many) -> many)
			.sends(MessageType.of(Pong.class).definition())
			.onDrop(Execution.EXECUTOR, events.drop())
			.build();
	}

	static Mono<AuthenticatedPeer> authenticate(PeerCredentials credentials) {
		if ("Broken".equals(credentials.extraCredentials())) {
			throw new IllegalStateException("a secret of the authentication");
		}
		return "Closed".equals(credentials.extraCredentials()) ? Mono.error(new UnauthorizedException("closed"))
				: Mono.just(new AuthenticatedPeer(DisetPrincipal.anonymous(null, "no certificate")));
	}

	private static @Nullable Object connected(DisetConnection connection) {
		Map<String, @Nullable Object> arguments = connection.arguments();
		if (arguments.containsKey("newError")) {
			fail(arguments.get("newError"));
		}
		if (arguments.containsKey("sendInConnected")) {
			connection.send(new Pong(-2));
		}
		return arguments.get("newValue");
	}

	private static @Nullable Message fail(@Nullable Object text) {
		if (text == null || text.equals("")) {
			throw new IllegalStateException("a secret of the application");
		}
		throw new DisetException(42, text.toString());
	}

}

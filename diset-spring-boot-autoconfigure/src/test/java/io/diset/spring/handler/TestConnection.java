package io.diset.spring.handler;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.connection.Backlog;
import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A connection to nowhere.
 */
class TestConnection implements DisetConnection {

	private final Map<String, @Nullable Object> arguments;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	TestConnection() {
		this(Map.of("queue", "fast"));
	}

	TestConnection(Map<String, @Nullable Object> arguments) {
		this.arguments = arguments;
	}

	@Override
	public String id() {
		return "1";
	}

	@Override
	public String service() {
		return "Test/Service";
	}

	@Override
	public String identity() {
		return "identity";
	}

	@Override
	public Map<String, @Nullable Object> arguments() {
		return this.arguments;
	}

	@Override
	public @Nullable Principal peer() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public SocketAddress remoteAddress() {
		return InetSocketAddress.createUnresolved("localhost", 1);
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public Mono<Void> send(Object message) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> sendAndAwaitAck(Object message) {
		return send(message);
	}

	@Override
	public Mono<Void> close() {
		return Mono.empty();
	}

	@Override
	public Backlog backlog() {
		return Backlog.NONE;
	}

}

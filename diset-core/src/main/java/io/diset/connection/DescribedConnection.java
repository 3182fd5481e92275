package io.diset.connection;

import java.net.SocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection, and what applications keep with it. Safe for use by
 * several threads.
 */
abstract class DescribedConnection implements DisetConnection {

	private final Map<String, Object> attributes = new ConcurrentHashMap<>(0);

	private volatile ConnectionDetails details;

	DescribedConnection(ConnectionDetails details) {
		this.details = details;
	}

	@Override
	public String id() {
		return this.details.id();
	}

	@Override
	public String service() {
		return this.details.service();
	}

	@Override
	public String identity() {
		return this.details.identity();
	}

	@Override
	public Map<String, @Nullable Object> arguments() {
		return this.details.arguments();
	}

	@Override
	public @Nullable Principal peer() {
		return this.details.peer();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public SocketAddress remoteAddress() {
		return this.details.remoteAddress();
	}

	@Override
	public String toString() {
		return this.details.toString();
	}

	ConnectionDetails details() {
		return this.details;
	}

	void setDetails(ConnectionDetails details) {
		this.details = details;
	}

}

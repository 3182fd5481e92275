package io.diset.server;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ConnectionDetails;
import io.diset.connection.Extensions;
import io.diset.connection.FrameChannel;
import io.diset.connection.StableConnection;
import io.diset.connection.TransportIds;
import io.diset.security.PeerPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The second phase of a channel: waits for identity and connect arguments, and asks the
 * connect handler.
 */
final class ArgumentsPhase extends HandshakePhase {

	private final ServerContext server;

	private final Arrival arrival;

	private final FrameChannel channel;

	private final @Nullable PeerPrincipal certificate;

	private final ConnectionAccess access;

	private final ServiceDefinition service;

	private final Extensions extensions;

	ArgumentsPhase(ServerContext server, Arrival arrival, FrameChannel channel, @Nullable PeerPrincipal certificate,
			ConnectionAccess access, ServiceDefinition service, Extensions extensions) {
		this.server = server;
		this.arrival = arrival;
		this.channel = channel;
		this.certificate = certificate;
		this.access = access;
		this.service = service;
		this.extensions = extensions;
	}

	@Override
	void onFrame(ReturnStructure body) {
		if (!(body instanceof ReturnStructure.Success success) || !(success.value() instanceof List<?> list)
				|| list.size() != 2) {
			throw new ProtocolException(malformed());
		}
		if (!(list.get(0) instanceof String identity)) {
			refuse("Invalid type for argument 0", null);
		}
		else if (!(list.get(1) instanceof Map<?, ?> arguments)) {
			refuse("Invalid type for argument 1", null);
		}
		else {
			connect(identity, arguments);
		}
	}

	private void connect(String identity, Map<?, ?> arguments) {
		Map<String, @Nullable Object> named = new LinkedHashMap<>();
		arguments.forEach((name, value) -> named.put(String.valueOf(name), value));
		ConnectionDetails details = new ConnectionDetails(TransportIds.next(), this.service.name(), identity, named,
				this.certificate, this.channel.remoteAddress(), this.extensions);
		StableConnection connection = new StableConnection(this.channel, details, this.service, this.access,
				this.server.executor());
		this.access.apply(connection);
		if (!this.server.registry().add(connection)) {
			refuse(DisetServer.STOPPING, DisetServer.STOPPING.told());
			return;
		}
		this.channel.enter(connection, this.server.connection().maxMessageSize());
		this.server.authentication().added(connection);
		if (this.certificate != null) {
			connection.closeAt(this.certificate.validUntil());
		}
		connection.connect(new ConnectReply(this.server, this.arrival, this.channel, connection, this.service));
	}

	@Override
	ServerContext server() {
		return this.server;
	}

	@Override
	FrameChannel channel() {
		return this.channel;
	}

	@Override
	@Nullable Principal peer() {
		return this.certificate;
	}

	@Override
	String service() {
		return this.service.name();
	}

	@Override
	String malformed() {
		return "Expected 2 arguments";
	}

}

package io.diset.server;

import java.net.SocketAddress;
import java.util.Set;

import io.diset.connection.CloseReason;
import io.diset.connection.MessageAccess;
import io.diset.connection.StableConnection;
import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.PeerCredentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who the peer of one connection is, and what it may do. The rules are evaluated when the
 * peer is authenticated, once for all messages.
 */
final class ConnectionAccess implements MessageAccess {

	private static final Logger logger = LoggerFactory.getLogger(DisetServer.class);

	private final ServiceRules rules;

	private final PeerCredentials credentials;

	private final SocketAddress address;

	private final AuthorizationListener listener;

	private volatile AuthenticatedPeer peer;

	/**
	 * The messages that the peer may not send.
	 */
	private volatile Set<String> refused;

	private long version;

	/**
	 * Decide what a peer may do.
	 * @param rules the rules of the service
	 * @param credentials what the peer has shown
	 * @param peer who the peer is
	 * @param version how often rights had changed before that was found out
	 * @param address the address of the peer
	 * @param listener learns what the peer may not do
	 */
	ConnectionAccess(ServiceRules rules, PeerCredentials credentials, AuthenticatedPeer peer, long version,
			SocketAddress address, AuthorizationListener listener) {
		this.rules = rules;
		this.credentials = credentials;
		this.address = address;
		this.listener = listener;
		this.version = version;
		this.peer = peer;
		this.refused = rules.refusedMessages(peer.principal());
	}

	/**
	 * Return that of a connection.
	 * @param connection a connection of a server
	 * @return who its peer is, and what it may do
	 */
	static ConnectionAccess of(StableConnection connection) {
		return (ConnectionAccess) connection.access();
	}

	/**
	 * Return how often rights had changed before it was found out who the peer is.
	 * @return the number of times
	 */
	synchronized long version() {
		return this.version;
	}

	PeerCredentials credentials() {
		return this.credentials;
	}

	AuthenticatedPeer peer() {
		return this.peer;
	}

	/**
	 * Return why the peer may not connect, or be connected any more.
	 * @return the reason for the log, or {@code null} if it may
	 */
	@Nullable String connectRefusal() {
		AuthenticatedPeer peer = peer();
		return this.rules.permitsConnect(peer.principal()) ? null
				: deny(new DeniedAccess(peer, this.address, this.rules.service(), null, this.rules.connect()));
	}

	@Override
	public @Nullable String refusal(String message) {
		return this.refused.contains(message) ? deny(new DeniedAccess(peer(), this.address, this.rules.service(),
				message, this.rules.messages().get(message))) : null;
	}

	/**
	 * Decide anew for an open connection. Called on any thread; what was found out before
	 * a later change of rights comes too late, and is left alone.
	 * @param peer who the peer is
	 * @param version how often rights had changed before that was found out
	 * @param connection the connection, which is closed if the peer may not be connected
	 * any more
	 */
	synchronized void change(AuthenticatedPeer peer, long version, StableConnection connection) {
		if (version < this.version) {
			return;
		}
		this.version = version;
		if (peer.equals(peer())) {
			return;
		}
		boolean wasSuspended = peer().principal().isSuspended();
		this.peer = peer;
		this.refused = this.rules.refusedMessages(peer.principal());
		apply(connection);
		String refusal = connectRefusal();
		if (refusal == null && peer.principal().isSuspended() && !wasSuspended) {
			refusal = peer.principal() + " was suspended";
		}
		if (refusal != null) {
			connection.closeWithError(CloseReason.of(CloseReason.Kind.UNAUTHORIZED, refusal),
					UnauthorizedException.failure());
		}
	}

	/**
	 * Tell a connection who its peer is.
	 * @param connection the connection
	 */
	void apply(StableConnection connection) {
		AuthenticatedPeer peer = peer();
		connection.attributes().putAll(peer.attributes());
		connection.setPeer((this.credentials.certificate() != null) ? peer.principal() : null);
	}

	private String deny(DeniedAccess denied) {
		try {
			this.listener.denied(denied);
		}
		catch (RuntimeException ex) {
			logger.error("Nobody learns that {}", denied, ex);
		}
		return denied.toString();
	}

}

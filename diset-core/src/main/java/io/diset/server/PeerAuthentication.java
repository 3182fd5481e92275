package io.diset.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.diset.connection.StableConnection;
import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.RefusedCredentialsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Authenticates peers when they connect, and those of open connections again when their
 * rights may have changed.
 */
final class PeerAuthentication {

	private static final Logger logger = LoggerFactory.getLogger(DisetServer.class);

	/**
	 * How many peers are authenticated again at the same time.
	 */
	private static final int PARALLEL = 16;

	private final Map<StableConnection, ConnectionAccess> connections = new ConcurrentHashMap<>();

	private final PeerAuthenticator authenticator;

	private final Scheduler scheduler;

	/**
	 * Counts the changes of rights, for connections that are being made meanwhile.
	 */
	private final AtomicLong changes = new AtomicLong();

	PeerAuthentication(PeerAuthenticator authenticator, Scheduler scheduler) {
		this.authenticator = authenticator;
		this.scheduler = scheduler;
	}

	/**
	 * Return where authenticators may be asked.
	 * @return threads that may block
	 */
	Scheduler scheduler() {
		return this.scheduler;
	}

	/**
	 * Return how often rights may have changed.
	 * @return the number of times
	 */
	long changes() {
		return this.changes.get();
	}

	/**
	 * Find out who a peer is.
	 * @param credentials what it has shown
	 * @return who it is
	 */
	Mono<AuthenticatedPeer> authenticate(PeerCredentials credentials) {
		return requireKnown(this.authenticator.authenticate(credentials));
	}

	/**
	 * Take a connection whose peer is authenticated.
	 * @param connection the connection, which is not accepted yet
	 * @param access what its peer may do
	 */
	void add(StableConnection connection, ConnectionAccess access) {
		access.apply(connection);
		this.connections.put(connection, access);
		connection.onEnded().subscribe(null, null, () -> this.connections.remove(connection));
		if (access.version() != changes()) {
			again(connection, access).subscribeOn(this.scheduler).subscribe();
		}
	}

	/**
	 * Authenticate the peers of all connections again.
	 */
	void authenticateAgain() {
		this.changes.incrementAndGet();
		Flux.fromIterable(Map.copyOf(this.connections).entrySet())
			.subscribeOn(this.scheduler)
			.flatMap((entry) -> again(entry.getKey(), entry.getValue()), PARALLEL)
			.subscribe();
	}

	private Mono<Void> again(StableConnection connection, ConnectionAccess access) {
		return Mono.defer(() -> {
			long version = changes();
			return requireKnown(this.authenticator.authenticateAgain(access.credentials()))
				.doOnNext((peer) -> access.change(peer, version, connection));
		}).doOnError((error) -> failed(connection, error)).onErrorComplete().then();
	}

	private static void failed(StableConnection connection, Throwable error) {
		if (error instanceof UnauthorizedException refused) {
			connection.closeWithError(refused.closeReason(), UnauthorizedException.failure());
		}
		else {
			logger.error("The peer of {} could not be authenticated again, and keeps its rights", connection, error);
		}
	}

	private static Mono<AuthenticatedPeer> requireKnown(Mono<AuthenticatedPeer> peer) {
		return peer
			.onErrorMap(RefusedCredentialsException.class,
					(ex) -> new UnauthorizedException(String.valueOf(ex.getMessage())))
			.switchIfEmpty(Mono.error(() -> new UnauthorizedException("The authenticator knows nobody")));
	}

}

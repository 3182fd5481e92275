package io.diset.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
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
import reactor.util.retry.Retry;

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

	/**
	 * After which times those are asked about again who could not be authenticated.
	 */
	private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

	private static final Duration LAST_DELAY = Duration.ofMinutes(1);

	private final ConnectionRegistry connections;

	private final PeerAuthenticator authenticator;

	private final Scheduler scheduler;

	private final Duration timeout;

	/**
	 * Counts the changes of rights, for connections that are being made meanwhile.
	 */
	private final AtomicLong changes = new AtomicLong();

	/**
	 * Create the authentication of a server's peers.
	 * @param connections those that are open
	 * @param authenticator is asked who a peer is
	 * @param scheduler has threads that may block
	 * @param timeout how long the authenticator may take for a peer that is connected
	 */
	PeerAuthentication(ConnectionRegistry connections, PeerAuthenticator authenticator, Scheduler scheduler,
			Duration timeout) {
		this.connections = connections;
		this.authenticator = authenticator;
		this.scheduler = scheduler;
		this.timeout = timeout;
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
	 * Note that a connection is open from now on: rights may have changed since its peer
	 * was authenticated.
	 * @param connection the connection
	 */
	void added(StableConnection connection) {
		if (ConnectionAccess.of(connection).version() != changes()) {
			again(List.of(connection));
		}
	}

	/**
	 * Authenticate the peers of all connections again.
	 */
	void authenticateAgain() {
		this.changes.incrementAndGet();
		again(this.connections.served());
	}

	// Peers that cannot be looked at are looked at later: what they have lost meanwhile
	// must not stay theirs
	private void again(List<StableConnection> connections) {
		Set<StableConnection> left = ConcurrentHashMap.newKeySet(connections.size());
		left.addAll(connections);
		Flux.defer(() -> Flux.fromIterable(List.copyOf(left)))
			.flatMap((connection) -> again(connection).doOnSuccess((answered) -> left.remove(connection))
				.onErrorComplete(), PARALLEL)
			.then(Mono.defer(() -> left.isEmpty() ? Mono.empty() : Mono.error(new TimeoutException())))
			.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_DELAY)
				.maxBackoff(LAST_DELAY)
				.doBeforeRetry((failed) -> left.removeIf((connection) -> !connection.isOpen())))
			.subscribeOn(this.scheduler)
			.subscribe();
	}

	private Mono<Void> again(StableConnection connection) {
		return Mono.defer(() -> {
			ConnectionAccess access = ConnectionAccess.of(connection);
			long version = changes();
			return requireKnown(this.authenticator.authenticateAgain(access.credentials()))
				.doOnNext((peer) -> access.change(peer, version, connection));
		})
			.subscribeOn(this.scheduler)
			.timeout(this.timeout)
			.then()
			.onErrorResume(UnauthorizedException.class, (refused) -> refuse(connection, refused))
			.doOnError((error) -> logger.error(
					"The peer of {} could not be authenticated again, and keeps its rights until it can", connection,
					error));
	}

	private static Mono<Void> refuse(StableConnection connection, UnauthorizedException refused) {
		connection.closeWithError(refused.closeReason(), UnauthorizedException.failure());
		return Mono.empty();
	}

	private static Mono<AuthenticatedPeer> requireKnown(Mono<AuthenticatedPeer> peer) {
		return peer
			.onErrorMap(RefusedCredentialsException.class,
					(ex) -> new UnauthorizedException(String.valueOf(ex.getMessage())))
			.switchIfEmpty(Mono.error(() -> new UnauthorizedException("The authenticator knows nobody")));
	}

}

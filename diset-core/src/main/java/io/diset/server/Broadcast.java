package io.diset.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.diset.connection.DisetConnection;
import io.diset.message.InvalidMessageException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends a message to several connections. It is queued for each of them before anything
 * is waited for, so that a slow peer only delays the report.
 */
final class Broadcast {

	private final Map<DisetConnection, Throwable> failures = new ConcurrentHashMap<>();

	private final List<Sending> sendings = new ArrayList<>();

	private @Nullable InvalidMessageException invalid;

	private Broadcast() {
	}

	/**
	 * Send a message.
	 * @param connections the connections to send it to
	 * @param sender sends it to one of them
	 * @param <C> the class of the connections
	 * @return what became of it, when that is known of all connections
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws InvalidMessageException if it has a value that can be sent to none of the
	 * connections
	 */
	static <C extends DisetConnection> Mono<BroadcastReport> send(Collection<C> connections,
			Function<? super C, Mono<Void>> sender) {
		Broadcast broadcast = new Broadcast();
		connections.forEach((connection) -> broadcast.send(connection, sender));
		return broadcast.report();
	}

	// What DEncode can say and JSON cannot is no reason to leave out the others
	private <C extends DisetConnection> void send(C connection, Function<? super C, Mono<Void>> sender) {
		try {
			this.sendings.add(new Sending(connection, sender.apply(connection)));
		}
		catch (InvalidMessageException ex) {
			this.failures.put(connection, ex);
			this.invalid = ex;
		}
	}

	private Mono<BroadcastReport> report() {
		if (this.invalid != null && this.sendings.isEmpty()) {
			throw this.invalid;
		}
		int all = this.sendings.size() + this.failures.size();
		return Flux.fromIterable(this.sendings)
			.flatMap(this::outcome, Integer.MAX_VALUE)
			.then(Mono.fromSupplier(() -> new BroadcastReport(all - this.failures.size(), this.failures)));
	}

	private Mono<Void> outcome(Sending sending) {
		return sending.sent().onErrorResume((ex) -> {
			this.failures.put(sending.connection(), ex);
			return Mono.empty();
		});
	}

	/**
	 * A message on its way.
	 *
	 * @param connection where to
	 * @param sent reports that it was handed to the socket
	 */
	private record Sending(DisetConnection connection, Mono<Void> sent) {

	}

}

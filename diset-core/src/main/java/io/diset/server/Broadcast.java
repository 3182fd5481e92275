package io.diset.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

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

	private final List<Mono<Void>> reports = new ArrayList<>();

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
		connections.forEach((connection) -> broadcast.send(connection, () -> sender.apply(connection)));
		return broadcast.report();
	}

	// What DEncode can say and JSON cannot is no reason to leave out the others
	private void send(DisetConnection connection, Supplier<Mono<Void>> sender) {
		try {
			this.reports.add(sender.get().onErrorResume((ex) -> {
				this.failures.put(connection, ex);
				return Mono.empty();
			}));
		}
		catch (InvalidMessageException ex) {
			this.failures.put(connection, ex);
			this.invalid = ex;
		}
	}

	private Mono<BroadcastReport> report() {
		if (this.invalid != null && this.reports.isEmpty()) {
			throw this.invalid;
		}
		int all = this.reports.size() + this.failures.size();
		return Flux.merge(Flux.fromIterable(this.reports), Integer.MAX_VALUE)
			.then(Mono.fromSupplier(() -> new BroadcastReport(all - this.failures.size(), this.failures)));
	}

}

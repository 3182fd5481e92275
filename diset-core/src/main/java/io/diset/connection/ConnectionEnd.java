package io.diset.connection;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end of a connection: told to the log, to who measures, and to the drop handlers.
 * But for {@link #over} and {@link #mono}, it belongs to the event loop.
 */
final class ConnectionEnd {

	private final StableConnection connection;

	private final InboundQueue inbound;

	private @Nullable Consumer<? super StableConnection> listener;

	/**
	 * Those who wait, if any do.
	 */
	private Sinks.@Nullable Empty<Void> waiting;

	private boolean over;

	private boolean logged;

	ConnectionEnd(StableConnection connection, InboundQueue inbound) {
		this.connection = connection;
		this.inbound = inbound;
	}

	/**
	 * Have somebody told of the last event.
	 * @param listener called when it was handled
	 */
	void setListener(Consumer<? super StableConnection> listener) {
		this.listener = listener;
	}

	/**
	 * Note that the log has the reason already.
	 */
	void isLogged() {
		this.logged = true;
	}

	/**
	 * Tell everybody, after the messages that wait for their handlers.
	 * @param reason why the connection has ended
	 */
	void drop(CloseReason reason) {
		ConnectionHandlers handlers = this.connection.handlers();
		this.connection.metrics().closed(reason.kind());
		if (!this.logged) {
			CloseLog.log("Closed", this.connection, reason);
		}
		for (DropRoute route : handlers.dropRoutes()) {
			this.inbound.add(new DropEvent(this.connection, reason, route, false));
		}
		DropRoute last = new DropRoute(handlers.dropHandler(), handlers.dropExecution());
		this.inbound.add(new DropEvent(this.connection, reason, last, true));
	}

	/**
	 * Note that the last event was handled. Called on any thread.
	 */
	void over() {
		this.connection.onEventLoop(() -> {
			this.inbound.over();
			if (this.listener != null) {
				this.listener.accept(this.connection);
			}
			Sinks.Empty<Void> waiting = end();
			if (waiting != null) {
				waiting.tryEmitEmpty();
			}
		});
	}

	/**
	 * Wait for the last event.
	 * @return completes when it was handled
	 */
	synchronized Mono<Void> mono() {
		if (this.over) {
			return Mono.empty();
		}
		if (this.waiting == null) {
			this.waiting = Sinks.empty();
		}
		return this.waiting.asMono();
	}

	private synchronized Sinks.@Nullable Empty<Void> end() {
		this.over = true;
		return this.waiting;
	}

}

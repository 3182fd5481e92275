package io.diset.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.StableConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps the one connection of a client: connects when asked to, comes back after a loss,
 * and makes one attempt at a time. The state changes under a lock; those who wait are
 * told outside of it.
 */
final class ConnectionKeeper {

	private static final CloseReason CLOSED_HERE = CloseReason.of(CloseReason.Kind.CLOSED, "closed by this side");

	private static final CloseReason NOT_CONNECTED = CloseReason.of(CloseReason.Kind.CLOSED,
			"there is no connection, and what is sent does not wait for one (DisconnectedSends.FAIL)");

	private final ServiceDialer dialer;

	private final ClientHandlers handlers;

	private final String identity;

	private final StateEvents states;

	private final boolean failsDisconnected;

	private final ReconnectTimer timer;

	private final PendingSends pending;

	private final Object lock = new Object();

	private KeeperState state = KeeperState.IDLE;

	private Map<String, @Nullable Object> arguments = Map.of();

	private @Nullable Attempt attempt;

	private @Nullable Object value;

	/**
	 * The connections whose end has not been handled yet: more than one when the client
	 * was told to connect again meanwhile.
	 */
	private final Set<StableConnection> undropped = new LinkedHashSet<>();

	private volatile @Nullable StableConnection connection;

	ConnectionKeeper(ServiceDialer dialer, ClientHandlers handlers, String identity, StateEvents states,
			Scheduler scheduler) {
		this.dialer = dialer;
		this.handlers = handlers;
		this.identity = identity;
		this.states = states;
		this.failsDisconnected = dialer.settings().disconnectedSends() == DisconnectedSends.FAIL;
		this.timer = new ReconnectTimer(dialer.settings().reconnect(), scheduler);
		this.pending = new PendingSends(scheduler, dialer.settings().sendTimeout(),
				dialer.settings().connection().maxPendingMessages(), dialer.settings().connection().maxPendingBytes());
	}

	/**
	 * Return the open connection.
	 * @return the connection, or {@code null} when there is none now
	 */
	@Nullable StableConnection current() {
		StableConnection current = this.connection;
		return (current != null && current.isOpen()) ? current : null;
	}

	void setArguments(Map<String, @Nullable Object> arguments) {
		synchronized (this.lock) {
			this.arguments = arguments;
		}
	}

	/**
	 * Connect unless connected.
	 * @return the value that the service gave
	 */
	Mono<Object> connect() {
		Attempt started;
		synchronized (this.lock) {
			if (this.state == KeeperState.CLOSED) {
				return Mono.error(new ConnectionClosedException(CLOSED_HERE));
			}
			if (current() != null) {
				return Mono.justOrEmpty(this.value);
			}
			if (this.attempt != null) {
				return this.attempt.result();
			}
			started = begin(this.state != KeeperState.IDLE);
		}
		return dial(started);
	}

	/**
	 * Send a message as soon as there is a connection.
	 * @param message the message, the ownership of whose frame passes
	 * @return reports what became of it
	 */
	Mono<Void> send(EncodedMessage message) {
		Mono<Void> sent;
		Attempt started;
		synchronized (this.lock) {
			StableConnection current = current();
			if (current != null) {
				return current.sender()
					.sendFrame(message.definition().name(), message.frame(), message.id(), message.again());
			}
			if (this.state == KeeperState.CLOSED) {
				message.release();
				return Mono.error(new ConnectionClosedException(CLOSED_HERE));
			}
			if (this.failsDisconnected) {
				message.release();
				return Mono.error(new ConnectionClosedException(NOT_CONNECTED));
			}
			sent = this.pending.add(message);
			started = (this.state == KeeperState.IDLE) ? begin(false) : null;
		}
		if (started != null) {
			dial(started);
		}
		return sent;
	}

	/**
	 * Disconnect, and do not come back by itself.
	 * @param forever whether never to connect again
	 * @param leaving learns of each connection that is left, before it is closed
	 * @return completes when the events of this connection, and of those before it, have
	 * been handled
	 */
	Mono<Void> disconnect(boolean forever, Consumer<? super StableConnection> leaving) {
		Attempt abandoned;
		List<StableConnection> ending;
		Runnable reports = null;
		synchronized (this.lock) {
			abandoned = this.attempt;
			this.attempt = null;
			this.timer.reset();
			enter((forever || this.state == KeeperState.CLOSED) ? KeeperState.CLOSED : KeeperState.IDLE);
			this.connection = null;
			ending = List.copyOf(this.undropped);
			if (this.pending.size() > 0) {
				reports = this.pending.fail(new ConnectionClosedException(CLOSED_HERE));
			}
		}
		ending.forEach(leaving);
		this.states.tell();
		if (reports != null) {
			reports.run();
		}
		if (abandoned != null) {
			abandoned.giveUp(new ConnectionClosedException(CLOSED_HERE));
		}
		return Mono.when(ending.stream().map((connection) -> connection.close().then(connection.onEnded())).toList());
	}

	/**
	 * Learn that a connection has ended and its messages have been handled.
	 * @param ended the connection
	 */
	void lost(DisetConnection ended) {
		synchronized (this.lock) {
			if (this.connection == ended && this.state == KeeperState.CONNECTED) {
				enter(KeeperState.ENDING);
			}
		}
		this.states.tell();
	}

	/**
	 * Learn that a connection has ended and its callbacks have been called.
	 * @param ended the connection
	 */
	void dropped(DisetConnection ended) {
		Attempt started = null;
		synchronized (this.lock) {
			this.undropped.remove(ended);
			if (this.connection != ended) {
				return;
			}
			this.connection = null;
			boolean wanted = this.state == KeeperState.CONNECTED || this.state == KeeperState.ENDING;
			if (wanted && this.timer.isEnabled()) {
				this.timer.lost();
				comeBackLater();
			}
			else if (wanted) {
				enter(KeeperState.IDLE);
				started = (this.pending.size() == 0) ? null : begin(false);
			}
		}
		this.states.tell();
		if (started != null) {
			dial(started);
		}
	}

	private Attempt begin(boolean again) {
		Attempt begun = new Attempt(again && this.timer.isEnabled(), this.arguments, this.dialer.metrics());
		this.timer.stop();
		this.attempt = begun;
		enter(KeeperState.CONNECTING);
		return begun;
	}

	private void enter(KeeperState next) {
		this.state = next;
		Attempt made = this.attempt;
		this.states.changed(next.told((made != null) ? made.isAgain() : this.timer.isEnabled()));
	}

	private Mono<Object> dial(Attempt started) {
		this.states.tell();
		started.dialledBy(this.dialer
			.dial(this.identity, started.arguments(), this.handlers,
					(established, given) -> established(started, established, given))
			.subscribe(null, (cause) -> failed(started, cause)));
		return started.result();
	}

	private boolean established(Attempt made, StableConnection established, @Nullable Object given) {
		boolean wanted;
		Runnable reports = Attempt::reportNothing;
		synchronized (this.lock) {
			wanted = this.attempt == made;
			if (wanted) {
				this.attempt = null;
				this.timer.connected();
				this.value = given;
				reports = this.pending.sendTo(established, this.handlers::check);
				this.connection = established;
				enter(KeeperState.CONNECTED);
				this.undropped.add(established);
			}
		}
		if (wanted) {
			if (made.isAgain()) {
				ConnectLog.connectedAgain(this.dialer);
			}
			this.states.tell();
			reports.run();
			made.succeed(given);
		}
		return wanted;
	}

	private void failed(Attempt made, Throwable error) {
		Throwable cause = Exceptions.unwrap(error);
		Runnable reports = Attempt::reportNothing;
		synchronized (this.lock) {
			if (this.attempt != made) {
				return;
			}
			this.attempt = null;
			if (made.isAgain()) {
				ConnectLog.failedAgain(this.dialer, cause);
				comeBackLater();
			}
			else {
				ConnectLog.failed(this.dialer, this.pending.size(), cause);
				enter(KeeperState.IDLE);
				reports = this.pending.fail(cause);
			}
		}
		this.states.tell();
		reports.run();
		made.fail(cause);
	}

	private void comeBackLater() {
		enter(KeeperState.WAITING);
		this.timer.start(this::comeBack);
	}

	private void comeBack() {
		Attempt started;
		synchronized (this.lock) {
			if (this.state != KeeperState.WAITING) {
				return;
			}
			started = begin(true);
		}
		dial(started);
	}

}

package io.diset.client;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.StableConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps the one connection of a client: connects when asked to, comes back after a loss,
 * and makes one attempt at a time. The state changes under a lock; those who wait are
 * told outside of it.
 */
final class ConnectionKeeper {

	private static final Logger logger = LoggerFactory.getLogger(MessageClient.class);

	private static final CloseReason CLOSED_HERE = CloseReason.of(CloseReason.Kind.CLOSED, "closed by this side");

	private final Dialer dialer;

	private final ClientHandlers handlers;

	private final String identity;

	private final ReconnectPolicy policy;

	private final Scheduler scheduler;

	private final PendingSends pending;

	private final Object lock = new Object();

	private State state = State.IDLE;

	private Map<String, @Nullable Object> arguments = Map.of();

	private @Nullable Attempt attempt;

	private @Nullable Object value;

	private Disposable timer = Disposables.disposed();

	/**
	 * The connections whose end has not been handled yet: more than one when the client
	 * was told to connect again meanwhile.
	 */
	private final Set<StableConnection> undropped = new LinkedHashSet<>();

	/**
	 * How often the client had to come back, but for connections that lasted.
	 */
	private int failures;

	private long connectedAt;

	private volatile @Nullable StableConnection connection;

	ConnectionKeeper(Dialer dialer, ClientHandlers handlers, String identity, Scheduler scheduler) {
		this.dialer = dialer;
		this.handlers = handlers;
		this.identity = identity;
		this.policy = dialer.settings().reconnect();
		this.scheduler = scheduler;
		this.pending = new PendingSends(scheduler, dialer.settings().sendTimeout(),
				dialer.settings().connection().maxPendingBytes());
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
			if (this.state == State.CLOSED) {
				return Mono.error(new ConnectionClosedException(CLOSED_HERE));
			}
			if (current() != null) {
				return Mono.justOrEmpty(this.value);
			}
			if (this.attempt != null) {
				return this.attempt.result();
			}
			started = begin(this.state != State.IDLE);
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
				return current.sendFrame(message.frame(), message.id());
			}
			if (this.state == State.CLOSED) {
				message.release();
				return Mono.error(new ConnectionClosedException(CLOSED_HERE));
			}
			sent = this.pending.add(message);
			started = (this.state == State.IDLE) ? begin(false) : null;
		}
		if (started != null) {
			dial(started);
		}
		return sent;
	}

	/**
	 * Disconnect, and do not come back by itself.
	 * @param forever whether never to connect again
	 * @return completes when the events of this connection, and of those before it, have
	 * been handled
	 */
	Mono<Void> disconnect(boolean forever) {
		ConnectionClosedException closed = new ConnectionClosedException(CLOSED_HERE);
		Attempt abandoned;
		List<StableConnection> ending;
		Runnable reports;
		synchronized (this.lock) {
			this.state = (forever || this.state == State.CLOSED) ? State.CLOSED : State.IDLE;
			abandoned = this.attempt;
			this.attempt = null;
			this.timer.dispose();
			this.failures = 0;
			this.connection = null;
			ending = List.copyOf(this.undropped);
			reports = this.pending.fail(closed);
		}
		reports.run();
		if (abandoned != null) {
			abandoned.giveUp(closed);
		}
		return Mono.when(ending.stream().map((connection) -> connection.close().then(connection.onEnded())).toList());
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
			if (this.state == State.CONNECTED && this.policy.enabled()) {
				if (now() - this.connectedAt >= this.policy.maxDelay().toMillis()) {
					this.failures = 0;
				}
				comeBackLater();
			}
			else if (this.state == State.CONNECTED) {
				this.state = State.IDLE;
				started = (this.pending.size() == 0) ? null : begin(false);
			}
		}
		if (started != null) {
			dial(started);
		}
	}

	private Attempt begin(boolean again) {
		this.timer.dispose();
		this.state = State.CONNECTING;
		this.attempt = new Attempt(again && this.policy.enabled(), this.arguments);
		return this.attempt;
	}

	private Mono<Object> dial(Attempt started) {
		started.dialledBy(this.dialer
			.dial(this.identity, started.arguments(), this.handlers,
					(established, given) -> established(started, established, given))
			.subscribe(null, (cause) -> failed(started, cause)));
		return started.result();
	}

	private boolean established(Attempt made, StableConnection established, @Nullable Object given) {
		boolean wanted;
		Runnable reports = () -> {
		};
		synchronized (this.lock) {
			wanted = this.attempt == made;
			if (wanted) {
				this.attempt = null;
				this.state = State.CONNECTED;
				this.connectedAt = now();
				this.value = given;
				reports = this.pending.sendTo(established, this.handlers::check);
				this.connection = established;
				this.undropped.add(established);
			}
		}
		if (wanted) {
			if (made.isAgain()) {
				logger.info("Connected to {} again", this.dialer.url());
			}
			reports.run();
			made.succeed(given);
		}
		return wanted;
	}

	private void failed(Attempt made, Throwable error) {
		Throwable cause = Exceptions.unwrap(error);
		Runnable reports = () -> {
		};
		synchronized (this.lock) {
			if (this.attempt != made) {
				return;
			}
			this.attempt = null;
			if (made.isAgain()) {
				logger.warn("Could not connect to {} again: {}", this.dialer.url(), oneLine(cause));
				comeBackLater();
			}
			else {
				// Those who wait are told, but may not have asked to be
				logger.warn("Could not connect to {}, and {} messages are not sent: {}", this.dialer.url(),
						this.pending.size(), oneLine(cause));
				this.state = State.IDLE;
				reports = this.pending.fail(cause);
			}
		}
		reports.run();
		made.fail(cause);
	}

	// A service may have a part in the text
	private static String oneLine(Throwable cause) {
		return CloseReason.of(CloseReason.Kind.REFUSED, cause.toString()).text();
	}

	private void comeBackLater() {
		this.state = State.WAITING;
		Duration delay = this.policy.delay(this.failures++, ThreadLocalRandom.current());
		this.timer = this.scheduler.schedule(this::comeBack, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void comeBack() {
		Attempt started;
		synchronized (this.lock) {
			if (this.state != State.WAITING) {
				return;
			}
			started = begin(true);
		}
		dial(started);
	}

	private long now() {
		return this.scheduler.now(TimeUnit.MILLISECONDS);
	}

	private enum State {

		/**
		 * There is no connection, and nobody asked for one.
		 */
		IDLE,

		/**
		 * An attempt is being made.
		 */
		CONNECTING,

		/**
		 * There is a connection, or there was one whose end has not been handled yet.
		 */
		CONNECTED,

		/**
		 * The connection was lost, and the next attempt waits for its time.
		 */
		WAITING,

		/**
		 * There will be no connection any more.
		 */
		CLOSED

	}

}

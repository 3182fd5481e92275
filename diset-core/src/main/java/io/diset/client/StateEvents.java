package io.diset.client;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Tells listeners of the states of a client, in order and one at a time. States are noted
 * under the lock of whoever changes them, and told outside of it. A listener that is too
 * slow misses the oldest of many states, never the last one.
 */
final class StateEvents {

	private static final Logger logger = LoggerFactory.getLogger(MessageClient.class);

	private static final int MAX_QUEUED = 64;

	private final Executor executor;

	private final Map<Object, Consumer<? super MessageClientState>> listeners = new LinkedHashMap<>();

	private final Queue<Event> events = new ArrayDeque<>();

	private boolean telling;

	private volatile MessageClientState last = MessageClientState.DISCONNECTED;

	/**
	 * Create an object without listeners.
	 * @param executor runs the listeners
	 */
	StateEvents(Executor executor) {
		this.executor = executor;
	}

	MessageClientState last() {
		return this.last;
	}

	/**
	 * Add a listener, which is told the state that there is, and those that follow.
	 * @param listener the listener
	 * @return takes it away
	 */
	Disposable add(Consumer<? super MessageClientState> listener) {
		Object key = new Object();
		synchronized (this) {
			this.listeners.put(key, listener);
			note(new Event(this.last, List.of(key)));
		}
		tell();
		return () -> remove(key);
	}

	/**
	 * Note a state. {@link #tell()} must follow, once no lock is held.
	 * @param state the state
	 */
	synchronized void changed(MessageClientState state) {
		if (state != this.last) {
			this.last = state;
			if (!this.listeners.isEmpty()) {
				note(new Event(state, List.copyOf(this.listeners.keySet())));
			}
		}
	}

	/**
	 * Begin to tell what has been noted, unless that is being done.
	 */
	void tell() {
		synchronized (this) {
			if (this.telling || this.events.isEmpty()) {
				return;
			}
			this.telling = true;
		}
		try {
			this.executor.execute(this::tellAll);
		}
		catch (RuntimeException | Error ex) {
			tellElsewhere();
		}
	}

	// The last states are those of an application whose executors have ended. Whoever
	// changes the state must not fail
	private void tellElsewhere() {
		try {
			Schedulers.boundedElastic().schedule(this::tellAll);
		}
		catch (RuntimeException | Error ex) {
			logger.error("No thread tells the listeners the state, until it changes again", ex);
			synchronized (this) {
				this.telling = false;
			}
		}
	}

	private void note(Event event) {
		if (this.events.size() == MAX_QUEUED) {
			this.events.remove();
		}
		this.events.add(event);
	}

	private void tellAll() {
		for (Event next = next(); next != null; next = next()) {
			for (Object key : next.listeners()) {
				tell(key, next.state());
			}
		}
	}

	private synchronized @Nullable Event next() {
		Event next = this.events.poll();
		this.telling = next != null;
		return next;
	}

	private void tell(Object key, MessageClientState state) {
		Consumer<? super MessageClientState> listener = find(key);
		if (listener != null) {
			try {
				listener.accept(state);
			}
			catch (RuntimeException | Error ex) {
				logger.error("A listener failed when it was told the state {}", state, ex);
			}
		}
	}

	private synchronized @Nullable Consumer<? super MessageClientState> find(Object key) {
		return this.listeners.get(key);
	}

	private synchronized void remove(Object key) {
		this.listeners.remove(key);
	}

	/**
	 * A change that has not been told yet.
	 *
	 * @param state the state
	 * @param listeners the keys of the listeners
	 */
	private record Event(MessageClientState state, List<Object> listeners) {
	}

}

package io.diset.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DropHandler;
import org.jspecify.annotations.Nullable;

/**
 * What handlers saw, in the order in which they saw it.
 */
public final class NotedEvents {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();

	public void add(String event) {
		this.events.add(event);
	}

	/**
	 * Return a connect handler that notes {@code connect} and accepts.
	 * @return the handler
	 */
	public ConnectHandler connect() {
		return (connection) -> {
			add("connect");
			return null;
		};
	}

	/**
	 * Return a drop handler that notes {@code drop} and the kind of the reason.
	 * @return the handler
	 */
	public DropHandler drop() {
		return (connection, reason) -> {
			this.reasons.add(reason);
			add("drop " + reason.kind());
			return null;
		};
	}

	/**
	 * Wait for an event.
	 * @return the event, or {@code null} when there is none within ten seconds
	 * @throws InterruptedException if interrupted
	 */
	public @Nullable String next() throws InterruptedException {
		return this.events.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Wait for the reason of a drop.
	 * @return the reason, or {@code null} when there is none within ten seconds
	 * @throws InterruptedException if interrupted
	 */
	public @Nullable CloseReason nextReason() throws InterruptedException {
		return this.reasons.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Return the events that nobody has waited for yet.
	 * @return the events
	 */
	public List<String> rest() {
		List<String> rest = new ArrayList<>();
		this.events.drainTo(rest);
		return rest;
	}

}

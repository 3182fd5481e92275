package io.diset.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Calls handlers one after the other, and knows which one has not ended.
 */
final class HandlerRun {

	private static final Logger logger = LoggerFactory.getLogger("io.diset.connection.handlers");

	private static final AtomicReferenceFieldUpdater<HandlerRun, @Nullable InboundEvent> RUNNING = AtomicReferenceFieldUpdater
		.newUpdater(HandlerRun.class, InboundEvent.class, "running");

	private volatile @Nullable InboundEvent running;

	private @Nullable Thread thread;

	private @Nullable InboundEvent seen;

	private boolean reported;

	/**
	 * Call the handler of an event. The one before must have ended.
	 * @param event the event
	 * @param continuation called when the handler has ended, unless that is so already
	 * @return whether the handler has ended
	 */
	boolean call(InboundEvent event, Runnable continuation) {
		this.thread = Thread.currentThread();
		RUNNING.lazySet(this, event);
		Object result;
		try {
			result = event.handle();
		}
		catch (Throwable ex) {
			event.failed(ex);
			return true;
		}
		if (result instanceof Publisher<?> publisher) {
			this.thread = null;
			Mono<?> end = (publisher instanceof Mono<?> mono) ? mono : event.stream(publisher);
			return new PendingResult(event, continuation).await(end);
		}
		event.succeeded(result);
		return true;
	}

	/**
	 * Note that the handler has ended. Called on any thread.
	 * @return the event that it has handled
	 */
	InboundEvent end() {
		InboundEvent ended = Objects.requireNonNull(this.running, "No handler was called");
		RUNNING.lazySet(this, null);
		return ended;
	}

	/**
	 * Report the handler, once, if it is the one that was running the last time. Called
	 * on the event loop.
	 * @param time how long that is ago
	 * @return whether there is one
	 */
	boolean check(Duration time) {
		InboundEvent event = this.running;
		if (event != this.seen) {
			this.seen = event;
			this.reported = false;
		}
		else if (event != null && !this.reported) {
			this.reported = true;
			report(event, time);
		}
		return event != null;
	}

	private void report(InboundEvent event, Duration time) {
		Thread thread = this.thread;
		Throwable where = (thread != null) ? new Throwable("the handler's thread " + thread.getName()) : null;
		if (thread != null && where != null) {
			where.setStackTrace(thread.getStackTrace());
		}
		logger.warn("The handler of {} has been running for {} ms or longer, for {}", event.name(), time.toMillis(),
				event.connection(), where);
	}

}

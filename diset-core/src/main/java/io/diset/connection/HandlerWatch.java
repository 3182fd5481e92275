package io.diset.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports handlers of one connection that do not end, once each, between one and two
 * times the time after which they are. They are not ended by that: who runs them knows
 * better what is lost then. But for {@link #begin} and {@link #ended}, it belongs to the
 * event loop.
 */
final class HandlerWatch {

	private static final Logger logger = LoggerFactory.getLogger("io.diset.connection.handlers");

	private final FrameChannel frames;

	private final Duration time;

	private final BooleanSupplier waiting;

	private final AtomicReference<@Nullable InboundEvent> running = new AtomicReference<>();

	private @Nullable Thread thread;

	private @Nullable Future<?> timer;

	private @Nullable InboundEvent seen;

	private boolean reported;

	/**
	 * Create a watch that has not begun.
	 * @param frames the channel of the connection
	 * @param time after which a handler is reported
	 * @param waiting whether there are events to handle
	 */
	HandlerWatch(FrameChannel frames, Duration time, BooleanSupplier waiting) {
		this.frames = frames;
		this.time = time;
		this.waiting = waiting;
	}

	/**
	 * Note that a handler is called. Called by the thread that calls it; no other handler
	 * may run for this connection.
	 * @param event what it handles
	 */
	void begin(InboundEvent event) {
		this.thread = Thread.currentThread();
		this.running.lazySet(event);
	}

	/**
	 * Note that the handler has returned, but not ended. Called by the same thread.
	 */
	void returned() {
		this.thread = null;
	}

	/**
	 * Note that the handler has ended. Called on any thread.
	 */
	void ended() {
		this.running.lazySet(null);
	}

	/**
	 * Look after a time whether the same handler still runs: there is one to call.
	 */
	void watch() {
		if (this.timer == null) {
			this.timer = this.frames.channel()
				.eventLoop()
				.schedule(this::check, this.time.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Look no more: no handler is going to be called any more.
	 */
	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	private void check() {
		this.timer = null;
		InboundEvent event = this.running.get();
		if (event == null) {
			this.seen = null;
			if (this.waiting.getAsBoolean()) {
				watch();
			}
			return;
		}
		if (event != this.seen) {
			this.seen = event;
			this.reported = false;
		}
		else if (!this.reported) {
			this.reported = true;
			report(event);
		}
		watch();
	}

	private void report(InboundEvent event) {
		Thread thread = this.thread;
		Throwable where = (thread != null) ? new Throwable("the handler's thread " + thread.getName()) : null;
		if (thread != null && where != null) {
			where.setStackTrace(thread.getStackTrace());
		}
		logger.warn("The handler of {} has been running for {} ms or longer, for {}", event.name(),
				this.time.toMillis(), event.connection(), where);
	}

}

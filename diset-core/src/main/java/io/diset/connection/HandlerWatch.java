package io.diset.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reports handlers of one connection that do not end, once each, between one and two
 * times the time after which they are. They are not ended by that: who runs them knows
 * better what is lost then. But for {@link #run()}, it belongs to the event loop.
 */
final class HandlerWatch {

	private final FrameChannel frames;

	private final Duration time;

	private final BooleanSupplier waiting;

	private final List<HandlerRun> runs = new CopyOnWriteArrayList<>();

	private @Nullable Future<?> timer;

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
	 * Return who calls handlers. Called on any thread.
	 * @return one more who is watched
	 */
	HandlerRun run() {
		HandlerRun run = new HandlerRun();
		this.runs.add(run);
		return run;
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
		boolean any = false;
		for (HandlerRun run : this.runs) {
			any |= run.check(this.time);
		}
		if (any || this.waiting.getAsBoolean()) {
			watch();
		}
	}

}

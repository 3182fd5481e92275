package io.diset.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reports handlers of one connection that do not end, once each, between one and two
 * times the time after which they are. They are not ended by that: who runs them knows
 * better what is lost then. But for {@link #another()}, it belongs to the event loop.
 */
final class HandlerWatch {

	private final FrameChannel frames;

	private final Duration time;

	private final InboundQueue events;

	private final HandlerRun run;

	/**
	 * Those beside the first, once there have been any.
	 */
	private volatile @Nullable List<HandlerRun> others;

	private @Nullable Future<?> timer;

	/**
	 * Create a watch that has not begun.
	 * @param frames the channel of the connection
	 * @param run who calls handlers one after the other, the first who is watched
	 * @param events those to handle
	 */
	HandlerWatch(FrameChannel frames, HandlerRun run, InboundQueue events) {
		this.frames = frames;
		this.time = frames.settings().slowHandlerTime();
		this.run = run;
		this.events = events;
	}

	/**
	 * Return who calls handlers beside the others. Called by one thread at a time.
	 * @return one more who is watched
	 */
	HandlerRun another() {
		List<HandlerRun> others = this.others;
		if (others == null) {
			others = new CopyOnWriteArrayList<>();
			this.others = others;
		}
		HandlerRun run = new HandlerRun();
		others.add(run);
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
		boolean any = this.run.check(this.time);
		List<HandlerRun> others = this.others;
		if (others != null) {
			for (HandlerRun run : others) {
				any |= run.check(this.time);
			}
		}
		if (any || this.events.isBusy()) {
			watch();
		}
	}

}

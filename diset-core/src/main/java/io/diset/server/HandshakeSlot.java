package io.diset.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The slot of one channel in the gate: asked for once, and given back once. Belongs to
 * the event loop of the channel.
 */
final class HandshakeSlot {

	/**
	 * How long a handshake may have a slot. It takes two trips between client and server
	 * and some milliseconds of work; who needs longer than this waits for the network,
	 * and must not keep the others waiting. The handshake goes on without a slot.
	 */
	static final Duration MAX_HOLD = Duration.ofMillis(250);

	private final HandshakeGate gate;

	private final EventLoop loop;

	private final Runnable granted;

	/**
	 * Always the same object, by which the gate knows who waits.
	 */
	private final Runnable turn = this::turnHasCome;

	private boolean waiting;

	private @Nullable Future<?> hold;

	/**
	 * Create the slot of a new channel.
	 * @param gate has the slots
	 * @param loop the event loop of the channel
	 * @param granted called on it once, when the slot could not be had at once
	 */
	HandshakeSlot(HandshakeGate gate, EventLoop loop, Runnable granted) {
		this.gate = gate;
		this.loop = loop;
		this.granted = granted;
	}

	/**
	 * Ask for the slot.
	 * @return whether it is there now
	 */
	boolean request() {
		if (this.gate.enter(this.turn)) {
			hold();
			return true;
		}
		this.waiting = true;
		return false;
	}

	/**
	 * Give the slot back, or ask for it no more. Does nothing when it has been given
	 * back.
	 */
	void release() {
		if (this.waiting) {
			this.waiting = false;
			if (!this.gate.leave(this.turn)) {
				// It was the channel's turn a moment ago
				this.gate.exit();
			}
		}
		else if (this.hold != null) {
			this.hold.cancel(false);
			this.hold = null;
			this.gate.exit();
		}
	}

	// Called by the event loop of whoever gives its slot back
	private void turnHasCome() {
		try {
			this.loop.execute(() -> {
				if (this.waiting) {
					this.waiting = false;
					hold();
					this.granted.run();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// The server has stopped, and its channels are closed
		}
	}

	private void hold() {
		this.hold = this.loop.schedule(this::release, MAX_HOLD.toMillis(), TimeUnit.MILLISECONDS);
	}

}

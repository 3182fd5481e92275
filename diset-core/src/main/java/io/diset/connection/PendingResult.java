package io.diset.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Waits for the end of the Mono that a handler returned. Where that ends at once, the
 * caller goes on by itself, so that a run of such handlers does not grow the stack.
 */
final class PendingResult implements CoreSubscriber<Object> {

	private final InboundEvent event;

	private final Runnable continuation;

	private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

	private @Nullable Object value;

	private final AtomicBoolean signalled = new AtomicBoolean();

	PendingResult(InboundEvent event, Runnable continuation) {
		this.event = event;
		this.continuation = continuation;
	}

	/**
	 * Subscribe to the result of a handler.
	 * @param result the result
	 * @return whether it has ended already, else the continuation is run at its end
	 */
	boolean await(Mono<?> result) {
		try {
			result.subscribe(this);
		}
		catch (Throwable ex) {
			// Reactor does not pass on errors of the virtual machine
			onError(ex);
		}
		return !this.state.compareAndSet(State.STARTING, State.WAITING);
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Object next) {
		this.value = next;
	}

	@Override
	public void onError(Throwable error) {
		if (this.signalled.compareAndSet(false, true)) {
			this.event.failed(error);
			ended();
		}
	}

	@Override
	public void onComplete() {
		if (this.signalled.compareAndSet(false, true)) {
			this.event.succeeded(this.value);
			ended();
		}
	}

	private void ended() {
		if (!this.state.compareAndSet(State.STARTING, State.ENDED)) {
			this.continuation.run();
		}
	}

	private enum State {

		STARTING, WAITING, ENDED

	}

}

package io.diset.boot.test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What became of something that was waited for.
 *
 * @param value the value, if it succeeded and there is one
 * @param failure why it failed, or {@code null} if it succeeded
 */
record Outcome(@Nullable Object value, @Nullable Throwable failure) {

	/**
	 * Wait for an outcome.
	 * @param pending what is waited for
	 * @param timeout how long to wait
	 * @return the outcome, which is a {@link TimeoutException} when there was none in
	 * time
	 */
	static Outcome of(Mono<?> pending, Duration timeout) {
		CompletableFuture<?> future = pending.toFuture();
		try {
			return new Outcome(future.get(timeout.toMillis(), TimeUnit.MILLISECONDS), null);
		}
		catch (ExecutionException ex) {
			return new Outcome(null, ex.getCause());
		}
		catch (TimeoutException ex) {
			future.cancel(false);
			return new Outcome(null, new TimeoutException("nothing happened within " + timeout));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Outcome(null, ex);
		}
	}

	boolean succeeded() {
		return this.failure == null;
	}

}

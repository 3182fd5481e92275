package io.diset.wire;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for a state that nobody tells.
 */
public final class Await {

	private static final long TIMEOUT = Duration.ofSeconds(10).toNanos();

	private static final long PAUSE = Duration.ofMillis(1).toNanos();

	private Await() {
	}

	/**
	 * Wait until a condition holds.
	 * @param condition the condition
	 * @throws IllegalStateException if it does not hold within ten seconds
	 */
	public static void until(BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - start > TIMEOUT) {
				throw new IllegalStateException("Waited in vain");
			}
			LockSupport.parkNanos(PAUSE);
		}
	}

}

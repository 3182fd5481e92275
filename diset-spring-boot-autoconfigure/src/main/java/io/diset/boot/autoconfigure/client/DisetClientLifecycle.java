package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Disconnects the clients when their application stops. They connect again when they are
 * used after another start.
 */
final class DisetClientLifecycle implements SmartLifecycle {

	/**
	 * After the servers: while their connections end, their handlers may want to send.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 2048;

	private static final Logger logger = LoggerFactory.getLogger(DisetClientLifecycle.class);

	private final Supplier<Mono<Void>> disconnecting;

	private final Duration gracePeriod;

	private volatile boolean running;

	DisetClientLifecycle(Supplier<Mono<Void>> disconnecting, Duration gracePeriod) {
		this.disconnecting = disconnecting;
		this.gracePeriod = gracePeriod;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		CountDownLatch stopped = new CountDownLatch(1);
		stop(stopped::countDown);
		try {
			stopped.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.disconnecting.get()
			.timeout(this.gracePeriod)
			.doFinally((signal) -> callback.run())
			.subscribe(null,
					(ex) -> logger.warn("The DISET clients did not disconnect as they should: {}", ex.toString()));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	// A connection is not one to be paused between two tests
	@Override
	public boolean isPauseable() {
		return false;
	}

}

package io.diset.boot.autoconfigure.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.server.DisetServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops a server with its application, and keeps the process alive meanwhile.
 */
final class DisetServerLifecycle implements SmartLifecycle, DisposableBean {

	/**
	 * The phase in which web servers end gracefully: after whatever is in no particular
	 * phase, which may send to connections to the last.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

	private static final Logger logger = LoggerFactory.getLogger(DisetServerLifecycle.class);

	private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration STOP_RESERVE = Duration.ofSeconds(10);

	private final DisetServer server;

	private final Duration gracePeriod;

	private final StartedServerLog log;

	private final ApplicationContext context;

	private final AtomicReference<@Nullable KeepAliveThread> running = new AtomicReference<>();

	private boolean used;

	DisetServerLifecycle(DisetServer server, Duration gracePeriod, StartedServerLog log, ApplicationContext context) {
		this.server = server;
		this.gracePeriod = gracePeriod;
		this.log = log;
		this.context = context;
	}

	@Override
	public void start() {
		if (this.used) {
			throw new IllegalStateException("A DISET server cannot be started a second time");
		}
		this.used = true;
		InetSocketAddress address = bind();
		this.running.set(KeepAliveThread.start());
		Map<String, InetSocketAddress> addresses = this.server.addresses();
		this.server.listeners()
			.forEach((listener) -> this.log.started(listener, addresses.getOrDefault(listener.name(), address)));
		LocalServerPort.publish(this.context, addresses);
		this.context.publishEvent(new DisetServerStartedEvent(this.server, address));
	}

	private InetSocketAddress bind() {
		try {
			return Objects.requireNonNull(this.server.start().block(START_TIMEOUT));
		}
		catch (RuntimeException ex) {
			// Too late counts as failed
			this.server.stop(Duration.ZERO).subscribe();
			throw ex;
		}
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
		KeepAliveThread keepAlive = this.running.getAndSet(null);
		if (keepAlive == null) {
			callback.run();
			return;
		}
		publish(new DisetServerDrainingEvent(this.server));
		// First for the connections, then for the event loops
		Duration timeout = this.gracePeriod.multipliedBy(2).plus(STOP_RESERVE);
		this.server.stop(this.gracePeriod).timeout(timeout).doFinally((signal) -> {
			publish(new DisetServerStoppedEvent(this.server));
			keepAlive.end();
			callback.run();
		}).subscribe(null, (ex) -> logger.error("The DISET server did not stop as it should", ex));
	}

	// Whoever fails to take notice must not keep the server from stopping
	private void publish(DisetServerEvent event) {
		try {
			this.context.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.warn("The {} could not be handled", event.getClass().getSimpleName(), ex);
		}
	}

	// Without a stop before it, where the application failed after the server's start
	@Override
	public void destroy() {
		stop();
	}

	@Override
	public boolean isRunning() {
		return this.running.get() != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	// Connections do not survive a stop: not one to be paused between two tests
	@Override
	public boolean isPauseable() {
		return false;
	}

}

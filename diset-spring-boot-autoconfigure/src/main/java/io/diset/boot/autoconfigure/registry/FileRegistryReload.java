package io.diset.boot.autoconfigure.registry;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.diset.security.registry.FileRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Reads the file of a registry again as long as the application runs.
 */
class FileRegistryReload implements SmartLifecycle {

	private final FileRegistry registry;

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	FileRegistryReload(FileRegistry registry, Duration interval) {
		this.registry = registry;
		this.interval = interval;
	}

	@Override
	public synchronized void start() {
		if (this.executor == null && this.interval.compareTo(Duration.ZERO) > 0) {
			CustomizableThreadFactory factory = new CustomizableThreadFactory("diset-registry-");
			factory.setDaemon(true);
			this.executor = Executors.newSingleThreadScheduledExecutor(factory);
			this.registry.reloadEvery(this.interval, this.executor);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}

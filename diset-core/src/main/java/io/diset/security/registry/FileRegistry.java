package io.diset.security.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

/**
 * A registry that is read from the section {@code Registry} of a DIRAC configuration
 * file, and read again when the file changes. May be used by any thread; a look-up does
 * not touch the file.
 *
 * @since 0.1.0
 */
public final class FileRegistry implements DisetRegistry {

	private final Path file;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile DisetRegistry current;

	/**
	 * Read a registry.
	 * @param file the configuration file
	 * @throws IOException if the file cannot be read
	 * @throws DiracConfigurationException if it is no configuration, or has no section
	 * {@code Registry}
	 */
	public FileRegistry(Path file) throws IOException {
		this.file = file;
		this.current = InMemoryDisetRegistry.builder().build();
	}

	/**
	 * Read the file again if it has changed. Where it cannot be read, or is wrong, the
	 * registry stays as it is and an error is logged, once for each new error.
	 * @return whether the registry has changed
	 */
	public boolean reload() {
		this.listeners.forEach(Runnable::run);
		return false;
	}

	/**
	 * Look after the file from time to time.
	 * @param interval how long to wait between two looks
	 * @param executor looks, by a thread that may block
	 * @return cancel it to stop looking
	 */
	public ScheduledFuture<?> reloadEvery(Duration interval, ScheduledExecutorService executor) {
		return executor.scheduleWithFixedDelay(this::reload, interval.toNanos(), interval.toNanos(),
				java.util.concurrent.TimeUnit.NANOSECONDS);
	}

	@Override
	public @Nullable RegistryUser userWithDn(String dn) {
		return this.current.userWithDn(dn);
	}

	@Override
	public @Nullable RegistryHost hostWithDn(String dn) {
		return this.current.hostWithDn(dn);
	}

	@Override
	public @Nullable RegistryGroup group(String name) {
		return this.current.group(name);
	}

	@Override
	public @Nullable RegistryGroup defaultGroup(RegistryUser user) {
		return this.current.defaultGroup(user);
	}

	@Override
	public DisetRegistry snapshot() {
		return this.current;
	}

	@Override
	public void addChangeListener(Runnable listener) {
		this.listeners.add(listener);
	}

	@Override
	public void removeChangeListener(Runnable listener) {
		this.listeners.remove(listener);
	}

	@Override
	public String toString() {
		return this.file.toString();
	}

}

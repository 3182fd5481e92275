package io.diset.security.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry that is read from the section {@code Registry} of a DIRAC configuration
 * file, and again when the file changes. May be used by any thread; a look-up does not
 * touch the file. <pre>
 * Registry
 * {
 *   DefaultGroup = user
 *   Users { jane { DN = …, …; DefaultGroup = …; Suspended = vo, … } }
 *   Groups { lab_user { Users = jane, …; VO = lab; Properties = NormalUser, … } }
 *   Hosts { web { DN = …; Properties = TrustedHost, … } }
 * }
 * </pre> Each option stands in a line of its own. A virtual organization that the option
 * {@code VirtualOrganization} of the section {@code DIRAC} names is that of each group.
 * What does not fit together is logged, and left out: a member that is no user, a
 * distinguished name that belongs to somebody before already.
 *
 * @since 0.1.0
 */
public final class FileRegistry implements DisetRegistry {

	private static final Logger logger = LoggerFactory.getLogger(FileRegistry.class);

	private static final int MAX_PROBLEMS = 20;

	private final Path file;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile DisetRegistry current;

	private @Nullable String failure;

	/**
	 * Read a registry.
	 * @param file the configuration file
	 * @throws IOException if the file cannot be read
	 * @throws DiracConfigurationException if it is no configuration, or has no section
	 * {@code Registry}
	 */
	public FileRegistry(Path file) throws IOException {
		this.file = file;
		this.current = read();
	}

	/**
	 * Read the file again. Where it cannot be read, or is wrong, the registry stays as it
	 * is and an error is logged, once for each new error.
	 * @return whether the registry has changed
	 */
	public boolean reload() {
		if (!replace()) {
			return false;
		}
		for (Runnable listener : this.listeners) {
			try {
				listener.run();
			}
			catch (RuntimeException ex) {
				logger.error("A listener for changes of {} failed", this.file, ex);
			}
		}
		return true;
	}

	/**
	 * Read the file from time to time. A file that is replaced as a whole is noticed as
	 * well.
	 * @param interval how long to wait between two times
	 * @param executor reads the file and calls the listeners, by a thread that may block
	 * @return cancel it to stop reading
	 * @throws IllegalArgumentException if the interval is not positive
	 */
	public ScheduledFuture<?> reloadEvery(Duration interval, ScheduledExecutorService executor) {
		return executor.scheduleWithFixedDelay(this::reload, interval.toNanos(), interval.toNanos(),
				TimeUnit.NANOSECONDS);
	}

	private synchronized boolean replace() {
		try {
			DisetRegistry read = read();
			if (this.failure != null) {
				logger.info("{} can be read again", this.file);
			}
			this.failure = null;
			if (read.equals(this.current)) {
				return false;
			}
			this.current = read;
			logger.info("{} has changed: {}", this.file, read);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			String text = ex.toString();
			if (!text.equals(this.failure)) {
				logger.error("{} cannot be used, and what was read from it before stays valid: {}", this.file, text);
			}
			this.failure = text;
			return false;
		}
	}

	private DisetRegistry read() throws IOException {
		List<String> problems = new ArrayList<>();
		InMemoryDisetRegistry registry = RegistrySection.read(DiracConfiguration.read(this.file), problems::add);
		if (!problems.isEmpty() && !registry.equals(this.current)) {
			logger.warn("{} has {} problems: {}{}", this.file, problems.size(),
					String.join("; ", problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS))),
					(problems.size() > MAX_PROBLEMS) ? "; …" : "");
		}
		return registry;
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

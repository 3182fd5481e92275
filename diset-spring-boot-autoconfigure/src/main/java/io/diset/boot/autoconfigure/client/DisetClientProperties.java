package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of DISET clients: of the default one, which hold for the others where they
 * say nothing else, and of those that have a name.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("diset.client")
public class DisetClientProperties extends MessageClientProperties {

	/**
	 * Whether to create clients.
	 */
	private boolean enabled = true;

	/**
	 * Further clients by name. What is not set for one is that of the default client, but
	 * for the URL and the service.
	 */
	private final Map<String, MessageClientProperties> clients = new LinkedHashMap<>();

	/**
	 * URLs of services by name, in the form System/Component. The path of a URL may be
	 * left out.
	 */
	private final Map<String, List<String>> services = new LinkedHashMap<>();

	private final Executor executor = new Executor();

	private final Shutdown shutdown = new Shutdown();

	/**
	 * Create properties with their default values.
	 */
	public DisetClientProperties() {
	}

	/**
	 * Return whether to create clients.
	 * @return whether to create clients
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Set whether to create clients.
	 * @param enabled whether to create clients
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Return the further clients.
	 * @return the properties of the further clients by name, as far as they are set
	 */
	public Map<String, MessageClientProperties> getClients() {
		return this.clients;
	}

	/**
	 * Return the URLs of services.
	 * @return the URLs of services by name
	 */
	public Map<String, List<String>> getServices() {
		return this.services;
	}

	/**
	 * Return the properties of the executor.
	 * @return the properties of the executor
	 */
	public Executor getExecutor() {
		return this.executor;
	}

	/**
	 * Return the properties of the shutdown.
	 * @return the properties of the shutdown
	 */
	public Shutdown getShutdown() {
		return this.shutdown;
	}

	/**
	 * Properties of the executor that runs the callbacks.
	 */
	public static class Executor {

		/**
		 * Name of the bean, an executor, that runs the callbacks. It must accept tasks
		 * until the client has stopped. If not set, the client has an executor of its
		 * own.
		 */
		private @Nullable String bean;

		/**
		 * Maximum number of threads of the client's own executor. If not set, four for
		 * each processor and at least 16. Has no effect on virtual threads.
		 */
		private @Nullable Integer threads;

		/**
		 * Maximum number of connections whose events may wait for a thread of the
		 * client's own executor. Beyond it, a connection is closed. Has no effect on
		 * virtual threads.
		 */
		private int queueCapacity = 10_000;

		/**
		 * Return the name of the bean that runs the callbacks.
		 * @return the name of the bean that runs the callbacks, or {@code null} if not
		 * set
		 */
		public @Nullable String getBean() {
			return this.bean;
		}

		/**
		 * Set the name of the bean that runs the callbacks.
		 * @param bean the name of the bean that runs the callbacks
		 */
		public void setBean(@Nullable String bean) {
			this.bean = bean;
		}

		/**
		 * Return the maximum number of threads.
		 * @return the maximum number of threads, or {@code null} if not set
		 */
		public @Nullable Integer getThreads() {
			return this.threads;
		}

		/**
		 * Set the maximum number of threads.
		 * @param threads the maximum number of threads
		 */
		public void setThreads(@Nullable Integer threads) {
			this.threads = threads;
		}

		/**
		 * Return how many connections may wait for a thread.
		 * @return how many connections may wait for a thread
		 */
		public int getQueueCapacity() {
			return this.queueCapacity;
		}

		/**
		 * Set how many connections may wait for a thread.
		 * @param queueCapacity how many connections may wait for a thread
		 */
		public void setQueueCapacity(int queueCapacity) {
			this.queueCapacity = queueCapacity;
		}

	}

	/**
	 * Properties of the shutdown.
	 */
	public static class Shutdown {

		/**
		 * Maximum time that connections may take to send what is queued and to handle
		 * what they have received when the client stops. What is left then is cut off.
		 * Should not be longer than 'spring.lifecycle.timeout-per-shutdown-phase'. If no
		 * unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration gracePeriod = Duration.ofSeconds(30);

		/**
		 * Return how long connections may take to end.
		 * @return how long connections may take to end
		 */
		public Duration getGracePeriod() {
			return this.gracePeriod;
		}

		/**
		 * Set how long connections may take to end.
		 * @param gracePeriod how long connections may take to end
		 */
		public void setGracePeriod(Duration gracePeriod) {
			this.gracePeriod = gracePeriod;
		}

	}

}

package io.diset.boot.autoconfigure.server;

import java.util.LinkedHashMap;
import java.util.Map;

import io.diset.connection.HandlerLimits;
import org.jspecify.annotations.Nullable;

/**
 * Properties of handlers.
 *
 * @since 0.1.0
 */
public class HandlerProperties {

	/**
	 * Limits of single services, by their names in brackets, as in
	 * '[Framework/PingPong]'. Each has 'max-running', the number of messages that may be
	 * handled at once over all connections, and the same for 'messages' by their names.
	 */
	private final Map<String, ServiceHandlers> services = new LinkedHashMap<>();

	/**
	 * Return the limits of single services.
	 * @return the limits by the names of the services
	 */
	public Map<String, ServiceHandlers> getServices() {
		return this.services;
	}

	/**
	 * Properties of the handlers of one service.
	 */
	public static class ServiceHandlers {

		/**
		 * Maximum number of messages of the service that may be handled at once.
		 */
		private @Nullable Integer maxRunning;

		/**
		 * Maximum number of messages of a name that may be handled at once, by the names.
		 */
		private final Map<String, Integer> messages = new LinkedHashMap<>();

		/**
		 * Return how many messages of the service may be handled at once.
		 * @return how many messages, or {@code null} if not set
		 */
		public @Nullable Integer getMaxRunning() {
			return this.maxRunning;
		}

		/**
		 * Set how many messages of the service may be handled at once.
		 * @param maxRunning how many messages
		 */
		public void setMaxRunning(@Nullable Integer maxRunning) {
			this.maxRunning = maxRunning;
		}

		/**
		 * Return how many messages of a name may be handled at once.
		 * @return how many messages, by the names
		 */
		public Map<String, Integer> getMessages() {
			return this.messages;
		}

		String values() {
			return "max-running=%s, messages=%s".formatted(this.maxRunning, this.messages);
		}

		HandlerLimits limits() {
			return HandlerLimits.of(this.maxRunning, this.messages);
		}

	}

}

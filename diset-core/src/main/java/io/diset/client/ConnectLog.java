package io.diset.client;

import io.diset.connection.CloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines in the log for attempts to connect.
 */
final class ConnectLog {

	private static final Logger logger = LoggerFactory.getLogger(MessageClient.class);

	private ConnectLog() {
	}

	static void connectedAgain(Object service) {
		logger.info("Connected to {} again", service);
	}

	static void failedAgain(Object service, Throwable cause) {
		logger.warn("Could not connect to {} again: {}", service, oneLine(cause));
	}

	/**
	 * Log that a first attempt has failed. Those who wait are told, but may not have
	 * asked to be.
	 * @param service where the attempt went
	 * @param unsent how many messages waited for it
	 * @param cause why it failed
	 */
	static void failed(Object service, int unsent, Throwable cause) {
		logger.warn("Could not connect to {}{}: {}", service, unsent(unsent), oneLine(cause));
	}

	private static String unsent(int messages) {
		return switch (messages) {
			case 0 -> "";
			case 1 -> ", so that a message is not sent";
			default -> ", so that " + messages + " messages are not sent";
		};
	}

	// A service may have a part in the text
	private static String oneLine(Throwable cause) {
		return CloseReason.of(CloseReason.Kind.REFUSED, cause.toString()).text();
	}

}

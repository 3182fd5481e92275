package io.diset.boot.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Properties of what a connection receives.
 *
 * @since 0.1.0
 */
public class InboundProperties {

	/**
	 * Number of received messages that may wait for their handler before reading from the
	 * connection pauses.
	 */
	private int window = 256;

	/**
	 * Maximum size of the received messages that may wait for their handler before
	 * reading from the connection pauses. While an acknowledgement is waited for, reading
	 * does not pause; beyond this size, the connection is closed then.
	 */
	private DataSize maxUnhandled = DataSize.ofMegabytes(32);

	/**
	 * Maximum time that the peer may take to finish a frame that it has begun. If no unit
	 * is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration frameTimeout = Duration.ofSeconds(30);

	/**
	 * Time after which a handler that has not ended is reported in the log. If no unit is
	 * given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration slowHandlerTime = Duration.ofSeconds(60);

	private final Message message = new Message();

	/**
	 * Return how many received messages may wait.
	 * @return how many received messages may wait
	 */
	public int getWindow() {
		return this.window;
	}

	/**
	 * Set how many received messages may wait.
	 * @param window how many received messages may wait
	 */
	public void setWindow(int window) {
		this.window = window;
	}

	/**
	 * Return the maximum size of the messages that wait while reading goes on.
	 * @return the maximum size of the messages that wait while reading goes on
	 */
	public DataSize getMaxUnhandled() {
		return this.maxUnhandled;
	}

	/**
	 * Set the maximum size of the messages that wait while reading goes on.
	 * @param maxUnhandled the maximum size of the messages that wait while reading goes
	 * on
	 */
	public void setMaxUnhandled(DataSize maxUnhandled) {
		this.maxUnhandled = maxUnhandled;
	}

	/**
	 * Return how long the peer may take to finish a frame.
	 * @return how long the peer may take to finish a frame
	 */
	public Duration getFrameTimeout() {
		return this.frameTimeout;
	}

	/**
	 * Set how long the peer may take to finish a frame.
	 * @param frameTimeout how long the peer may take to finish a frame
	 */
	public void setFrameTimeout(Duration frameTimeout) {
		this.frameTimeout = frameTimeout;
	}

	/**
	 * Return after which time a handler is reported.
	 * @return after which time a handler is reported
	 */
	public Duration getSlowHandlerTime() {
		return this.slowHandlerTime;
	}

	/**
	 * Set after which time a handler is reported.
	 * @param slowHandlerTime after which time a handler is reported
	 */
	public void setSlowHandlerTime(Duration slowHandlerTime) {
		this.slowHandlerTime = slowHandlerTime;
	}

	/**
	 * Return the properties of received messages.
	 * @return the properties of received messages
	 */
	public Message getMessage() {
		return this.message;
	}

	/**
	 * Properties of received messages.
	 */
	public static class Message {

		/**
		 * Maximum size of a received frame, which is a message and a few bytes around it.
		 */
		private DataSize maxSize = DataSize.ofMegabytes(16);

		/**
		 * Return the maximum size of a received frame.
		 * @return the maximum size of a received frame
		 */
		public DataSize getMaxSize() {
			return this.maxSize;
		}

		/**
		 * Set the maximum size of a received frame.
		 * @param maxSize the maximum size of a received frame
		 */
		public void setMaxSize(DataSize maxSize) {
			this.maxSize = maxSize;
		}

	}

}

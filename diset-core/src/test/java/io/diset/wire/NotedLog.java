package io.diset.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps what this library logs, from {@code INFO} up, and away from the console.
 */
public final class NotedLog implements AutoCloseable {

	private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

	private final Logger logger;

	private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {

		@Override
		protected void append(ILoggingEvent event) {
			event.prepareForDeferredProcessing();
			NotedLog.this.events.add(event);
		}

	};

	public NotedLog() {
		this("io.diset");
	}

	/**
	 * Keep what others log.
	 * @param name the name of their logger
	 */
	public NotedLog(String name) {
		this.logger = (Logger) LoggerFactory.getLogger(name);
		this.appender.start();
		this.logger.addAppender(this.appender);
		this.logger.setLevel(Level.INFO);
		this.logger.setAdditive(false);
	}

	/**
	 * Wait for something to be logged.
	 * @return what was logged, or {@code null} when there is nothing within ten seconds
	 * @throws InterruptedException if interrupted
	 */
	public @Nullable ILoggingEvent next() throws InterruptedException {
		return this.events.poll(10, TimeUnit.SECONDS);
	}

	/**
	 * Return what was logged and nobody has waited for yet.
	 * @return level and text of each
	 */
	public List<String> rest() {
		return restOfEvents().stream().map(NotedLog::line).toList();
	}

	/**
	 * Return what was logged and nobody has waited for yet.
	 * @return what was logged
	 */
	public List<ILoggingEvent> restOfEvents() {
		List<ILoggingEvent> rest = new ArrayList<>();
		this.events.drainTo(rest);
		return rest;
	}

	/**
	 * Return level and text of what was logged.
	 * @param event what was logged
	 * @return level and text
	 */
	public static String line(ILoggingEvent event) {
		return event.getLevel() + " " + event.getFormattedMessage();
	}

	@Override
	public void close() {
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
		this.logger.detachAppender(this.appender);
		this.appender.stop();
	}

}

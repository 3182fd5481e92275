package io.diset.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.diset.connection.SendLimitException;
import io.diset.connection.StableConnection;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Messages that wait for a connection, each no longer than a timeout, all together
 * bounded in number and bytes. Guarded by its own lock; those who wait are told outside
 * of it.
 */
final class PendingSends {

	private final Scheduler scheduler;

	private final Duration timeout;

	private final int maxMessages;

	private final long maxBytes;

	private final Deque<PendingSend> sends = new ArrayDeque<>();

	private Disposable timer = Disposables.disposed();

	private long bytes;

	PendingSends(Scheduler scheduler, Duration timeout, int maxMessages, long maxBytes) {
		this.scheduler = scheduler;
		this.timeout = timeout;
		this.maxMessages = maxMessages;
		this.maxBytes = maxBytes;
	}

	/**
	 * Add a message.
	 * @param message the message, the ownership of whose frame passes
	 * @return reports what became of it
	 */
	synchronized Mono<Void> add(EncodedMessage message) {
		if (this.bytes + message.length() > this.maxBytes) {
			message.release();
			return Mono.error(new SendLimitException(this.maxBytes));
		}
		if (this.sends.size() >= this.maxMessages) {
			message.release();
			return Mono.error(SendLimitException.messages(this.maxMessages));
		}
		PendingSend send = new PendingSend(message, Sinks.empty(), now() + this.timeout.toMillis());
		this.sends.add(send);
		this.bytes += message.length();
		if (this.timer.isDisposed()) {
			watch(this.timeout.toMillis());
		}
		return send.sink().asMono();
	}

	/**
	 * Give all messages to a connection, in order, but for those that the service defines
	 * in another way by now.
	 * @param connection the connection
	 * @param check refuses a definition by an exception
	 * @return tells those who wait, once no lock is held
	 */
	synchronized Runnable sendTo(StableConnection connection, Consumer<MessageDefinition> check) {
		List<Runnable> reports = new ArrayList<>();
		for (PendingSend send : takeAll()) {
			try {
				check.accept(send.message().definition());
				Mono<Void> sent = connection.sender()
					.sendFrame(send.message().definition().name(), send.message().frame(), send.message().id(),
							send.message().again());
				reports.add(() -> sent.subscribe(null, send.sink()::tryEmitError, send.sink()::tryEmitEmpty));
			}
			catch (MessageDefinitionException ex) {
				reports.add(() -> send.fail(ex));
			}
		}
		return () -> reports.forEach(Runnable::run);
	}

	/**
	 * Give up all messages.
	 * @param cause why there will be no connection
	 * @return tells those who wait, once no lock is held
	 */
	synchronized Runnable fail(Throwable cause) {
		List<PendingSend> failed = takeAll();
		return () -> failed.forEach((send) -> send.fail(cause));
	}

	synchronized int size() {
		return this.sends.size();
	}

	private void expire() {
		for (PendingSend send : takeExpired()) {
			send.fail(new TimeoutException("No connection within %d ms".formatted(this.timeout.toMillis())));
		}
	}

	private synchronized List<PendingSend> takeExpired() {
		List<PendingSend> expired = new ArrayList<>();
		this.timer = Disposables.disposed();
		PendingSend oldest = this.sends.peek();
		while (oldest != null && oldest.deadline() <= now()) {
			expired.add(oldest);
			this.sends.remove();
			this.bytes -= oldest.message().length();
			oldest = this.sends.peek();
		}
		if (oldest != null) {
			watch(oldest.deadline() - now());
		}
		return expired;
	}

	private List<PendingSend> takeAll() {
		List<PendingSend> all = List.copyOf(this.sends);
		this.sends.clear();
		this.bytes = 0;
		return all;
	}

	private void watch(long millis) {
		this.timer = this.scheduler.schedule(this::expire, millis, TimeUnit.MILLISECONDS);
	}

	private long now() {
		return this.scheduler.now(TimeUnit.MILLISECONDS);
	}

	/**
	 * A message that waits.
	 *
	 * @param message the message
	 * @param sink reports what became of it
	 * @param deadline until when it may wait
	 */
	private record PendingSend(EncodedMessage message, Sinks.Empty<Void> sink, long deadline) {

		void fail(Throwable cause) {
			this.message.release();
			this.sink.tryEmitError(cause);
		}

	}

}

package io.diset.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.diset.codec.AcknowledgementId;
import io.diset.connection.SendLimitException;
import io.diset.connection.StableConnection;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Messages that wait for a connection, each no longer than a timeout, all together
 * bounded in bytes. Guarded by its own lock; those who wait are told outside of it.
 */
final class PendingSends {

	private final Scheduler scheduler;

	private final Duration timeout;

	private final long maxBytes;

	private final Deque<PendingSend> sends = new ArrayDeque<>();

	private Disposable timer = Disposables.disposed();

	private long bytes;

	PendingSends(Scheduler scheduler, Duration timeout, long maxBytes) {
		this.scheduler = scheduler;
		this.timeout = timeout;
		this.maxBytes = maxBytes;
	}

	/**
	 * Add a frame.
	 * @param frame the frame, whose ownership passes
	 * @param id the id under which it wants an acknowledgement, or {@code null}
	 * @return reports what became of it
	 */
	synchronized Mono<Void> add(ByteBuf frame, @Nullable AcknowledgementId id) {
		if (this.bytes + frame.readableBytes() > this.maxBytes) {
			frame.release();
			return Mono.error(new SendLimitException(this.maxBytes));
		}
		PendingSend send = new PendingSend(frame, id, Sinks.empty(), now() + this.timeout.toMillis());
		this.sends.add(send);
		this.bytes += frame.readableBytes();
		if (this.timer.isDisposed()) {
			watch(this.timeout.toMillis());
		}
		return send.sink().asMono();
	}

	/**
	 * Give all frames to a connection, in order.
	 * @param connection the connection
	 * @return tells those who wait, once no lock is held
	 */
	synchronized Runnable sendTo(StableConnection connection) {
		List<Runnable> reports = new ArrayList<>();
		for (PendingSend send : takeAll()) {
			Mono<Void> sent = connection.sendFrame(send.frame(), send.id());
			reports.add(() -> sent.subscribe(null, send.sink()::tryEmitError, send.sink()::tryEmitEmpty));
		}
		return () -> reports.forEach(Runnable::run);
	}

	/**
	 * Give up all frames.
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
			this.bytes -= oldest.frame().readableBytes();
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
	 * @param frame the frame
	 * @param id the id under which it wants an acknowledgement, or {@code null}
	 * @param sink reports what became of it
	 * @param deadline until when it may wait
	 */
	private record PendingSend(ByteBuf frame, @Nullable AcknowledgementId id, Sinks.Empty<Void> sink, long deadline) {

		void fail(Throwable cause) {
			this.frame.release();
			this.sink.tryEmitError(cause);
		}

	}

}

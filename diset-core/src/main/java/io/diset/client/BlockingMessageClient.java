package io.diset.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.diset.connection.ConnectionClosedException;
import io.diset.connection.Execution;
import io.diset.message.MessageTypes;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * A {@link MessageClient} for callers that wait for the outcome. Every call has a
 * deadline: the client's send timeout, if no other is given, and for acknowledgements the
 * time that these may take in addition. A call that is interrupted or comes to its
 * deadline ends, what it has begun goes on: a message that was queued may still be sent.
 * <p>
 * Failures are those that the methods of {@link MessageClient} report, the same object
 * for all who wait for one thing; a failure of the network comes as
 * {@link UncheckedIOException}. Event loops and other threads that must not block are
 * refused with {@link IllegalStateException}, before anything is done.
 *
 * @since 0.1.0
 */
public final class BlockingMessageClient {

	private final MessageClient client;

	private final Duration timeout;

	private final Duration acknowledgementTimeout;

	private final MessageTypes types;

	/**
	 * The subscriptions that take what nobody waits for any more, by the names of the
	 * messages.
	 */
	private final Map<String, Disposable> late = new ConcurrentHashMap<>();

	BlockingMessageClient(MessageClient client, ClientSettings settings) {
		this.client = client;
		this.timeout = settings.sendTimeout();
		this.types = settings.connection().messageTypes();
		this.acknowledgementTimeout = settings.sendTimeout().plus(settings.connection().acknowledgementTimeout());
	}

	/**
	 * Connect, as {@link MessageClient#connect()} does.
	 * @return the value that the service gave, or {@code null}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is no connection within the send timeout
	 */
	public @Nullable Object connect() throws InterruptedException, TimeoutException {
		return connect(this.timeout);
	}

	/**
	 * Connect, as {@link MessageClient#connect()} does.
	 * @param timeout how long to wait
	 * @return the value that the service gave, or {@code null}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is no connection in time
	 */
	public @Nullable Object connect(Duration timeout) throws InterruptedException, TimeoutException {
		return await(this.client::connect, timeout);
	}

	/**
	 * Connect, as {@link MessageClient#connect(Map)} does.
	 * @param arguments the connect arguments, repeated when the client connects again
	 * @return the value that the service gave, or {@code null}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is no connection within the send timeout
	 */
	public @Nullable Object connect(Map<String, ? extends @Nullable Object> arguments)
			throws InterruptedException, TimeoutException {
		return connect(arguments, this.timeout);
	}

	/**
	 * Connect, as {@link MessageClient#connect(Map)} does.
	 * @param arguments the connect arguments, repeated when the client connects again
	 * @param timeout how long to wait
	 * @return the value that the service gave, or {@code null}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is no connection in time
	 */
	public @Nullable Object connect(Map<String, ? extends @Nullable Object> arguments, Duration timeout)
			throws InterruptedException, TimeoutException {
		return await(() -> this.client.connect(arguments), timeout);
	}

	/**
	 * Send a message and wait until it has been handed to the socket, as
	 * {@link MessageClient#send(Object)} reports.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if that is not so within the send timeout
	 */
	public void send(Object message) throws InterruptedException, TimeoutException {
		send(message, this.timeout);
	}

	/**
	 * Send a message and wait until it has been handed to the socket, as
	 * {@link MessageClient#send(Object)} reports.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @param timeout how long to wait
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if that is not so in time
	 */
	public void send(Object message, Duration timeout) throws InterruptedException, TimeoutException {
		await(() -> this.client.send(message), timeout);
	}

	/**
	 * Send a message and wait for its acknowledgement, as
	 * {@link MessageClient#sendAndAwaitAck(Object)} reports.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is none in time
	 */
	public void sendAndAwaitAck(Object message) throws InterruptedException, TimeoutException {
		sendAndAwaitAck(message, this.acknowledgementTimeout);
	}

	/**
	 * Send a message and wait for its acknowledgement, as
	 * {@link MessageClient#sendAndAwaitAck(Object)} reports.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @param timeout how long to wait
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is none in time
	 */
	public void sendAndAwaitAck(Object message, Duration timeout) throws InterruptedException, TimeoutException {
		await(() -> this.client.sendAndAwaitAck(message), timeout);
	}

	/**
	 * Send a message and wait for the next message of a class that the service sends,
	 * within the send timeout: {@link #sendAndAwaitNext(Object, Class, Duration)}.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @param recordClass the record of the message to wait for
	 * @param <T> that record
	 * @return the message
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is none within the send timeout
	 */
	public <T> T sendAndAwaitNext(Object message, Class<T> recordClass) throws InterruptedException, TimeoutException {
		return sendAndAwaitNext(message, recordClass, this.timeout);
	}

	/**
	 * Send a message and wait for the next message of a class that the service sends. It
	 * need not be an answer: messages of this protocol do not say what they belong to.
	 * The first one that arrives after this call has begun is returned, and all who wait
	 * and all other subscriptions get it as well. From the first call on, the client is
	 * subscribed to the message as long as it lives: one that comes too late, or that
	 * nobody waits for, is thrown away unless another subscription takes it. Waiting ends
	 * with {@link ConnectionClosedException} when the connection ends first.
	 * <p>
	 * A handler or callback of the same client must not call this: the next message waits
	 * for the end of the handler, so that the call would come to its deadline.
	 * @param message a record or a {@link io.diset.message.Message}
	 * @param recordClass the record of the message to wait for
	 * @param timeout how long to wait
	 * @param <T> that record
	 * @return the message
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if there is none in time
	 */
	public <T> T sendAndAwaitNext(Object message, Class<T> recordClass, Duration timeout)
			throws InterruptedException, TimeoutException {
		Sinks.One<T> next = Sinks.one();
		AtomicBoolean sent = new AtomicBoolean();
		refuseNonBlockingThread();
		takeLate(recordClass);
		Disposable subscription = this.client.on(recordClass, Execution.EVENT_LOOP, (connection, received) -> {
			next.tryEmitValue(received);
			return null;
		});
		// Before that, a connection that ends is an earlier one
		Disposable end = this.client.onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
			if (sent.get()) {
				next.tryEmitError(new ConnectionClosedException(reason));
			}
			return null;
		});
		try {
			return Objects.requireNonNull(await(() -> {
				this.client.send(message).subscribe(null, next::tryEmitError, () -> sent.set(true));
				return next.asMono();
			}, timeout));
		}
		finally {
			subscription.dispose();
			end.dispose();
		}
	}

	/**
	 * Disconnect and wait until the callbacks of the connection have ended, as
	 * {@link MessageClient#disconnect()} does.
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if they have not within the send timeout
	 */
	public void disconnect() throws InterruptedException, TimeoutException {
		disconnect(this.timeout);
	}

	/**
	 * Disconnect and wait until the callbacks of the connection have ended, as
	 * {@link MessageClient#disconnect()} does.
	 * @param timeout how long to wait
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if they have not in time
	 */
	public void disconnect(Duration timeout) throws InterruptedException, TimeoutException {
		await(this.client::disconnect, timeout);
	}

	/**
	 * Close the client for ever and wait until the callbacks of the connection have
	 * ended, as {@link MessageClient#close()} does.
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if they have not within the send timeout
	 */
	public void close() throws InterruptedException, TimeoutException {
		close(this.timeout);
	}

	/**
	 * Close the client for ever and wait until the callbacks of the connection have
	 * ended, as {@link MessageClient#close()} does.
	 * @param timeout how long to wait
	 * @throws InterruptedException if the caller is interrupted
	 * @throws TimeoutException if they have not in time
	 */
	public void close(Duration timeout) throws InterruptedException, TimeoutException {
		await(this.client::close, timeout);
	}

	// Without a subscription, an answer after the deadline would cost the connection
	private void takeLate(Class<?> recordClass) {
		this.late.computeIfAbsent(this.types.get(recordClass).name(),
				(name) -> this.client.on(recordClass, Execution.EVENT_LOOP, (connection, message) -> null));
	}

	private static <T> @Nullable T await(Supplier<Mono<T>> action, Duration timeout)
			throws InterruptedException, TimeoutException {
		refuseNonBlockingThread();
		CompletableFuture<@Nullable T> outcome = action.get().toFuture();
		try {
			return outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new TimeoutException("No outcome within %d ms".formatted(timeout.toMillis()));
		}
		catch (ExecutionException ex) {
			throw failure(Objects.requireNonNull(ex.getCause()));
		}
		finally {
			outcome.cancel(false);
		}
	}

	private static void refuseNonBlockingThread() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("The blocking client must not be used on %s, which must not block:"
				.formatted(Thread.currentThread().getName()) + " use MessageClient instead");
		}
	}

	// Several callers may get the same object, so it is left as it is
	private static RuntimeException failure(Throwable cause) throws TimeoutException {
		if (cause instanceof IOException exception) {
			return new UncheckedIOException(exception);
		}
		if (cause instanceof TimeoutException exception) {
			throw exception;
		}
		if (cause instanceof Error error) {
			throw error;
		}
		return (cause instanceof RuntimeException exception) ? exception : new IllegalStateException(cause);
	}

}

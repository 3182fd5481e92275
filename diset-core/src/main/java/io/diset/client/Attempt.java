package io.diset.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One attempt to connect, and those who wait for it.
 */
final class Attempt {

	private final boolean again;

	private final Map<String, @Nullable Object> arguments;

	private final ClientMetrics metrics;

	private final Disposable.Swap dialling = Disposables.swap();

	private final Sinks.One<Object> result = Sinks.one();

	/**
	 * Create an attempt.
	 * @param again whether it is to bring back a connection that was lost, so that
	 * another follows if it fails
	 * @param arguments the connect arguments
	 * @param metrics learns how it ends
	 */
	Attempt(boolean again, Map<String, @Nullable Object> arguments, ClientMetrics metrics) {
		this.again = again;
		this.metrics = metrics;
		this.arguments = arguments;
	}

	/**
	 * What there is to report when nobody waits.
	 */
	static void reportNothing() {
	}

	boolean isAgain() {
		return this.again;
	}

	Map<String, @Nullable Object> arguments() {
		return this.arguments;
	}

	Mono<Object> result() {
		return this.result.asMono();
	}

	void succeed(@Nullable Object value) {
		this.metrics.attempted(this.again, true);
		if (value != null) {
			this.result.tryEmitValue(value);
		}
		else {
			this.result.tryEmitEmpty();
		}
	}

	void dialledBy(Disposable dialling) {
		this.dialling.update(dialling);
	}

	void giveUp(Throwable cause) {
		this.dialling.dispose();
		this.result.tryEmitError(cause);
	}

	void fail(Throwable cause) {
		this.metrics.attempted(this.again, false);
		this.result.tryEmitError(cause);
	}

}

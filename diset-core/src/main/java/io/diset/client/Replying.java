package io.diset.client;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.diset.connection.DisetConnection;
import io.diset.connection.MessageHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends what a function of the application returns.
 *
 * @param function the function
 * @param <T> the class of the messages
 */
record Replying<T>(Function<? super T, ? extends @Nullable Object> function) implements MessageHandler<T> {

	@Override
	public @Nullable Object handle(DisetConnection connection, T message) {
		Object reply = this.function.apply(message);
		return (reply instanceof CompletionStage<?> stage) ? Mono.fromCompletionStage(stage) : reply;
	}

}

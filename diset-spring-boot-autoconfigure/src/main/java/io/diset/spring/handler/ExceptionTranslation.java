package io.diset.spring.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Replaces the exceptions of handlers.
 *
 * @param translators say by what
 */
record ExceptionTranslation(List<HandlerExceptionTranslator> translators) {

	/**
	 * Let the exceptions of calls be replaced.
	 * @param call the calls
	 * @return the same if there are no translators
	 */
	HandlerCall around(HandlerCall call) {
		return this.translators.isEmpty() ? call : (connection, event) -> {
			try {
				return resume(call.invoke(connection, event));
			}
			catch (Exception ex) {
				Exception other = find(ex);
				throw (other != null) ? other : ex;
			}
		};
	}

	private @Nullable Object resume(@Nullable Object result) {
		if (result instanceof Mono<?> mono) {
			return mono.onErrorMap(this::translate);
		}
		return (result instanceof Publisher<?> stream) ? Flux.from(stream).onErrorMap(this::translate) : result;
	}

	private Throwable translate(Throwable error) {
		Exception other = find(error);
		return (other != null) ? other : error;
	}

	private @Nullable Exception find(Throwable error) {
		for (HandlerExceptionTranslator translator : this.translators) {
			Exception other = translator.translate(error);
			if (other != null) {
				return other;
			}
		}
		return null;
	}

}

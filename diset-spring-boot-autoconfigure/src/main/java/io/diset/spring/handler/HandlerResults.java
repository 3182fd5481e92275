package io.diset.spring.handler;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ReactiveAdapter;

/**
 * Brings the results of reactive handler methods into the form that the core takes.
 */
final class HandlerResults {

	private HandlerResults() {
	}

	/**
	 * Let calls of a method return a Mono or a Flux where the method returns another
	 * reactive type.
	 * @param method the method
	 * @param call calls it
	 * @return the same if nothing has to be changed
	 */
	static HandlerCall adapt(HandlerMethod method, HandlerCall call) {
		ReactiveAdapter adapter = method.adapter();
		if (adapter == null || adapter.getReactiveType() == Mono.class || adapter.getReactiveType() == Flux.class) {
			return call;
		}
		return (connection, event) -> adapt(adapter, call.invoke(connection, event));
	}

	private static @Nullable Object adapt(ReactiveAdapter adapter, @Nullable Object result) {
		if (result == null) {
			return null;
		}
		Publisher<?> publisher = adapter.toPublisher(result);
		return adapter.isMultiValue() ? Flux.from(publisher) : Mono.from(publisher);
	}

}

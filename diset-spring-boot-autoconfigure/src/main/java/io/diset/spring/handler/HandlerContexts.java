package io.diset.spring.handler;

import java.security.Principal;
import java.util.List;

import io.diset.connection.DisetConnection;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The contexts of handlers, made once for each connection.
 */
final class HandlerContexts {

	private static final String ATTRIBUTE = HandlerContexts.class.getName();

	private final List<HandlerContextProvider> providers;

	HandlerContexts(List<HandlerContextProvider> providers) {
		this.providers = List.copyOf(providers);
	}

	/**
	 * Let calls run in the context of their connection.
	 * @param call the calls
	 * @return the same if there is nothing to put into contexts
	 */
	HandlerCall around(HandlerCall call) {
		return this.providers.isEmpty() ? call : (connection, event) -> {
			HandlerContext context = of(connection);
			return context.isEmpty() ? call.invoke(connection, event) : context.invoke(call, connection, event);
		};
	}

	// The events of one connection come one at a time: nobody else makes it meanwhile
	private HandlerContext of(DisetConnection connection) {
		HandlerContext known = (HandlerContext) connection.attributes().get(ATTRIBUTE);
		Principal peer = connection.peer();
		if (known != null && known.peer() == peer) {
			return known;
		}
		Context context = Context.empty();
		for (HandlerContextProvider provider : this.providers) {
			context = provider.addTo(context, connection);
		}
		HandlerContext made = new HandlerContext(peer, context, threadValues(context));
		connection.attributes().put(ATTRIBUTE, made);
		return made;
	}

	private static List<ThreadValue<?>> threadValues(Context context) {
		return ContextRegistry.getInstance()
			.getThreadLocalAccessors()
			.stream()
			.filter((accessor) -> context.hasKey(accessor.key()))
			.<ThreadValue<?>>map((accessor) -> ThreadValue.of(accessor, context))
			.toList();
	}

	/**
	 * The context of one connection, which lasts until something else is known of the
	 * peer. Does for each call what Micrometer's snapshots do, with all looked up before.
	 *
	 * @param peer who the peer is
	 * @param context the context
	 * @param threadValues the thread-local values of it
	 */
	private record HandlerContext(@Nullable Principal peer, Context context, List<ThreadValue<?>> threadValues) {

		boolean isEmpty() {
			return this.context.isEmpty();
		}

		@Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event) throws Exception {
			Object result = invoke(call, connection, event, 0);
			if (result instanceof Mono<?> mono) {
				return mono.contextWrite(this.context);
			}
			return (result instanceof Publisher<?> stream) ? Flux.from(stream).contextWrite(this.context) : result;
		}

		private @Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event, int next)
				throws Exception {
			return (next == this.threadValues.size()) ? call.invoke(connection, event)
					: invoke(call, connection, event, next, this.threadValues.get(next));
		}

		private <V> @Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event,
				int next, ThreadValue<V> value) throws Exception {
			ThreadLocalAccessor<V> accessor = value.accessor();
			V before = accessor.getValue();
			accessor.setValue(value.value());
			try {
				return invoke(call, connection, event, next + 1);
			}
			finally {
				if (before != null) {
					accessor.restore(before);
				}
				else {
					accessor.restore();
				}
			}
		}

	}

	/**
	 * A thread-local value of a context.
	 *
	 * @param accessor sets it
	 * @param value the value
	 * @param <V> the class of the value
	 */
	private record ThreadValue<V>(ThreadLocalAccessor<V> accessor, V value) {

		static <V> ThreadValue<V> of(ThreadLocalAccessor<V> accessor, Context context) {
			return new ThreadValue<>(accessor, context.get(accessor.key()));
		}

	}

}

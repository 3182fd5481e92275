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

	// From the last to the first, since each has the next one
	private static @Nullable ThreadValue<?> threadValues(Context context) {
		List<ThreadLocalAccessor<?>> accessors = ContextRegistry.getInstance().getThreadLocalAccessors();
		ThreadValue<?> first = null;
		for (int i = accessors.size() - 1; i >= 0; i--) {
			if (context.hasKey(accessors.get(i).key())) {
				first = ThreadValue.of(accessors.get(i), context, first);
			}
		}
		return first;
	}

	/**
	 * The context of one connection, which lasts until something else is known of the
	 * peer. Does for each call what Micrometer's snapshots do, with all looked up before.
	 *
	 * @param peer who the peer is
	 * @param context the context
	 * @param first the first of its thread-local values, if it has any
	 */
	private record HandlerContext(@Nullable Principal peer, Context context, @Nullable ThreadValue<?> first) {

		boolean isEmpty() {
			return this.context.isEmpty();
		}

		@Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event) throws Exception {
			Object result = (this.first != null) ? this.first.invoke(call, connection, event)
					: call.invoke(connection, event);
			if (result instanceof Mono<?> mono) {
				return mono.contextWrite(this.context);
			}
			return (result instanceof Publisher<?> stream) ? Flux.from(stream).contextWrite(this.context) : result;
		}

	}

	/**
	 * A thread-local value of a context.
	 *
	 * @param accessor sets it
	 * @param value the value
	 * @param next another one of the same context, if there is one
	 * @param <V> the class of the value
	 */
	private record ThreadValue<V>(ThreadLocalAccessor<V> accessor, V value, @Nullable ThreadValue<?> next) {

		static <V> ThreadValue<V> of(ThreadLocalAccessor<V> accessor, Context context, @Nullable ThreadValue<?> next) {
			return new ThreadValue<>(accessor, context.get(accessor.key()), next);
		}

		@Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event) throws Exception {
			V before = this.accessor.getValue();
			this.accessor.setValue(this.value);
			try {
				return (this.next != null) ? this.next.invoke(call, connection, event) : call.invoke(connection, event);
			}
			finally {
				if (before != null) {
					this.accessor.restore(before);
				}
				else {
					this.accessor.restore();
				}
			}
		}

	}

}

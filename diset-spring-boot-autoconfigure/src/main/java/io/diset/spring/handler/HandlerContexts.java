package io.diset.spring.handler;

import java.security.Principal;
import java.util.List;

import io.diset.connection.DisetConnection;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
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

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

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
		HandlerContext made = new HandlerContext(peer, context, this.snapshots.captureFrom(context));
		connection.attributes().put(ATTRIBUTE, made);
		return made;
	}

	/**
	 * The context of one connection, which lasts until something else is known of the
	 * peer.
	 *
	 * @param peer who the peer is
	 * @param context the context
	 * @param snapshot the thread-local values of it
	 */
	private record HandlerContext(@Nullable Principal peer, Context context, ContextSnapshot snapshot) {

		boolean isEmpty() {
			return this.context.isEmpty();
		}

		@Nullable Object invoke(HandlerCall call, DisetConnection connection, @Nullable Object event) throws Exception {
			Object result;
			ContextSnapshot.Scope scope = this.snapshot.setThreadLocals();
			try {
				result = call.invoke(connection, event);
			}
			finally {
				scope.close();
			}
			if (result instanceof Mono<?> mono) {
				return mono.contextWrite(this.context);
			}
			return (result instanceof Publisher<?> stream) ? Flux.from(stream).contextWrite(this.context) : result;
		}

	}

}

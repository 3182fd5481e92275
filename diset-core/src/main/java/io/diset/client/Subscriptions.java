package io.diset.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.connection.MessageRoute;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Who wants which message. All subscriptions to a message get it one after the other, in
 * the order in which they were made. Safe for use by several threads.
 */
final class Subscriptions {

	private final MessageDefinitions definitions;

	private final List<Subscription<?>> all = new ArrayList<>();

	/**
	 * The routes that have been asked for since the subscriptions to them changed. Those
	 * of names without a definition are not kept, since a peer could invent any number.
	 */
	private final Map<String, MessageRoute<?>> routes = new ConcurrentHashMap<>();

	Subscriptions(MessageDefinitions definitions) {
		this.definitions = definitions;
	}

	<T> Disposable add(MessageType<T> type, Execution execution, MessageHandler<? super T> handler) {
		this.definitions.define(type.definition());
		return add(new Subscription<>(type.name(), (definition) -> type, execution, handler));
	}

	/**
	 * Subscribe by name. The definition may become known with the connection.
	 * @param name the name of the message
	 * @param execution where the handler runs
	 * @param handler takes the messages
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if the service has been asked,
	 * and the definition is not known
	 */
	Disposable add(String name, Execution execution, MessageHandler<? super Message> handler) {
		if (this.definitions.isComplete()) {
			this.definitions.get(name);
		}
		return add(new Subscription<>(name, MessageType::of, execution, handler));
	}

	/**
	 * Subscribe to all messages whose definition is known.
	 * @param execution where the handler runs
	 * @param handler takes the messages
	 * @return ends the subscription
	 */
	Disposable addToAll(Execution execution, MessageHandler<? super Message> handler) {
		return add(new Subscription<>(null, MessageType::of, execution, handler));
	}

	@Nullable MessageRoute<?> route(String name) {
		MessageRoute<?> route = this.routes.get(name);
		return (route != null) ? route : makeRoute(name);
	}

	/**
	 * Learn that the service has told its definitions, or does not tell any.
	 * @throws io.diset.message.MessageDefinitionException if that of a subscription is
	 * still not known
	 */
	synchronized void defined() {
		this.routes.clear();
		for (Subscription<?> subscription : this.all) {
			if (subscription.name() != null) {
				this.definitions.get(subscription.name());
			}
		}
	}

	private synchronized Disposable add(Subscription<?> subscription) {
		this.all.add(subscription);
		forgetRoutes(subscription.name());
		return () -> remove(subscription);
	}

	private synchronized void remove(Subscription<?> subscription) {
		this.all.remove(subscription);
		forgetRoutes(subscription.name());
	}

	private void forgetRoutes(@Nullable String name) {
		if (name != null) {
			this.routes.remove(name);
		}
		else {
			this.routes.clear();
		}
	}

	private synchronized @Nullable MessageRoute<?> makeRoute(String name) {
		MessageDefinition definition = this.definitions.find(name);
		if (definition == null) {
			return null;
		}
		MessageRoute<?> route = null;
		for (int i = this.all.size() - 1; i >= 0; i--) {
			if (this.all.get(i).wants(name)) {
				route = this.all.get(i).route(definition, route);
			}
		}
		if (route != null) {
			this.routes.put(name, route);
		}
		return route;
	}

}

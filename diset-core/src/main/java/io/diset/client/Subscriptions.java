package io.diset.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.diset.connection.Execution;
import io.diset.connection.MessageRoute;
import io.diset.message.Message;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Who wants which message. All subscriptions to a message get it in one turn; those of
 * the same class get the same object.
 */
final class Subscriptions {

	private final MessageDefinitions definitions;

	private final Map<String, List<Subscription<?>>> byName = new LinkedHashMap<>();

	private final Map<String, MessageRoute<?>> routes = new ConcurrentHashMap<>();

	Subscriptions(MessageDefinitions definitions) {
		this.definitions = definitions;
	}

	<T> Disposable add(Class<T> recordClass, Consumer<? super T> callback) {
		MessageType<T> type = MessageType.of(recordClass);
		this.definitions.define(type.definition());
		return add(type.name(), new Subscription<>(type, callback));
	}

	/**
	 * Subscribe by name. The definition may become known with the connection.
	 * @param name the name of the message
	 * @param callback takes the messages
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if the service has been asked,
	 * and the definition is not known
	 */
	Disposable add(String name, Consumer<? super Message> callback) {
		if (this.definitions.isComplete()) {
			this.definitions.get(name);
		}
		return add(name, new Subscription<>(null, callback));
	}

	@Nullable MessageRoute<?> route(String name) {
		return this.routes.get(name);
	}

	/**
	 * Learn that the service has told its definitions, or does not tell any.
	 * @throws io.diset.message.MessageDefinitionException if that of a subscription is
	 * still not known
	 */
	synchronized void defined() {
		this.byName.forEach((name, subscriptions) -> this.routes.put(name, route(name, subscriptions)));
	}

	private synchronized Disposable add(String name, Subscription<?> subscription) {
		List<Subscription<?>> subscriptions = new ArrayList<>(this.byName.getOrDefault(name, List.of()));
		subscriptions.add(subscription);
		set(name, subscriptions);
		return () -> remove(name, subscription);
	}

	private synchronized void remove(String name, Subscription<?> subscription) {
		List<Subscription<?>> subscriptions = new ArrayList<>(this.byName.getOrDefault(name, List.of()));
		subscriptions.remove(subscription);
		set(name, subscriptions);
	}

	private void set(String name, List<Subscription<?>> subscriptions) {
		if (subscriptions.isEmpty()) {
			this.byName.remove(name);
			this.routes.remove(name);
			return;
		}
		this.byName.put(name, subscriptions);
		if (this.definitions.find(name) != null) {
			this.routes.put(name, route(name, subscriptions));
		}
	}

	private MessageRoute<?> route(String name, List<Subscription<?>> subscriptions) {
		MessageType<?> first = subscriptions.get(0).type();
		boolean alike = subscriptions.stream().allMatch((subscription) -> subscription.type() == first);
		MessageType<?> type = (first != null && alike) ? first : MessageType.of(this.definitions.get(name));
		return route(type, subscriptions);
	}

	private static <T> MessageRoute<T> route(MessageType<T> type, List<Subscription<?>> subscriptions) {
		return new MessageRoute<>(type, (connection, message) -> {
			for (Subscription<?> subscription : subscriptions) {
				subscription.deliver(message);
			}
			return null;
		}, Execution.EXECUTOR);
	}

	/**
	 * One subscription. Not a record: two alike are still two.
	 *
	 * @param <T> the class of the message
	 */
	private static final class Subscription<T> {

		private final @Nullable MessageType<T> type;

		private final Consumer<? super T> callback;

		Subscription(@Nullable MessageType<T> type, Consumer<? super T> callback) {
			this.type = type;
			this.callback = callback;
		}

		/**
		 * Return the type of the record.
		 * @return the type, or {@code null} when the subscription is by name
		 */
		@Nullable MessageType<T> type() {
			return this.type;
		}

		// By name, the class is that of the dynamic messages
		@SuppressWarnings("unchecked")
		void deliver(@Nullable Object message) {
			if (this.type != null && message instanceof Message dynamic) {
				this.callback.accept(this.type.read(new ArrayList<>(dynamic.toMap().values())));
			}
			else {
				this.callback.accept((T) message);
			}
		}

	}

}

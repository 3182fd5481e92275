package io.diset.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.diset.connection.Execution;
import io.diset.connection.MessageRoute;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Who wants which message. All subscriptions to a message get it in one turn; those of
 * the same class get the same object.
 */
final class Subscriptions {

	private final Map<String, MessageDefinition> definitions = new ConcurrentHashMap<>();

	private final Map<String, List<Subscription<?>>> byName = new ConcurrentHashMap<>();

	private final Map<String, MessageRoute<?>> routes = new ConcurrentHashMap<>();

	Subscriptions(Collection<MessageDefinition> definitions) {
		definitions.forEach(this::define);
	}

	<T> Disposable add(Class<T> recordClass, Consumer<? super T> callback) {
		MessageType<T> type = MessageType.of(recordClass);
		define(type.definition());
		return add(new Subscription<>(type, callback));
	}

	Disposable add(String name, Consumer<? super Message> callback) {
		MessageDefinition definition = this.definitions.get(name);
		if (definition == null) {
			throw new MessageDefinitionException("No definition of message %s is known".formatted(name));
		}
		return add(new Subscription<>(MessageType.of(definition), callback));
	}

	@Nullable MessageRoute<?> route(String name) {
		return this.routes.get(name);
	}

	private void define(MessageDefinition definition) {
		MessageDefinition known = this.definitions.putIfAbsent(definition.name(), definition);
		if (known != null && !known.equals(definition)) {
			throw new MessageDefinitionException(
					"Message %s is defined in two ways: %s and %s".formatted(definition.name(), known, definition));
		}
	}

	private synchronized Disposable add(Subscription<?> subscription) {
		String name = subscription.type().name();
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
		MessageType<?> first = subscriptions.get(0).type();
		boolean alike = subscriptions.stream()
			.allMatch((subscription) -> subscription.type().javaType() == first.javaType());
		MessageType<?> type = alike ? first : MessageType.of(first.definition());
		this.routes.put(name, route(type, subscriptions));
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

		private final MessageType<T> type;

		private final Consumer<? super T> callback;

		Subscription(MessageType<T> type, Consumer<? super T> callback) {
			this.type = type;
			this.callback = callback;
		}

		MessageType<T> type() {
			return this.type;
		}

		void deliver(@Nullable Object message) {
			if (this.type.javaType().isInstance(message)) {
				this.callback.accept(this.type.javaType().cast(message));
			}
			else if (message instanceof Message dynamic) {
				this.callback.accept(this.type.read(new ArrayList<>(dynamic.toMap().values())));
			}
		}

	}

}

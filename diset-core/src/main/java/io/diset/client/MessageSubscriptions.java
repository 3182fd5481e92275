package io.diset.client;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.Message;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How to receive the messages of a service: by callbacks, by handlers, which are the
 * general form, or as a {@link Flux}. A subscription holds for all connections from then
 * on.
 * <p>
 * All subscriptions to a message get it one after the other, in the order in which they
 * were made, each with a message object of its own, where it wants to run, and after the
 * one before has ended: the next event of the connection waits for all of them. One that
 * fails makes the client tell the service and disconnect, and those behind it do not get
 * the message. A message without subscription makes it do so too, as the original does,
 * unless the client is told to ignore it: subscribe before connecting.
 *
 * @since 0.1.0
 */
public interface MessageSubscriptions {

	/**
	 * Subscribe to a message. The callback runs on the executor and may block. What a
	 * lambda happens to return is not sent: {@link #reply(Class, Function)} does that.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param callback takes the messages
	 * @param <T> the record
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if it is no such record, or
	 * defines the message in another way than is known already
	 */
	default <T> Disposable on(Class<T> recordClass, Consumer<? super T> callback) {
		return on(recordClass, Execution.EXECUTOR, (connection, message) -> {
			callback.accept(message);
			return null;
		});
	}

	/**
	 * Subscribe to a message by name, as {@link #on(Class, Consumer)} does. Its
	 * definition may come from the service, when the client connects: then connecting
	 * fails if the service does not tell it.
	 * @param name the name of the message
	 * @param callback takes the messages
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if the client has been
	 * connected, and the definition is not known
	 */
	default Disposable on(String name, Consumer<? super Message> callback) {
		return on(name, Execution.EXECUTOR, (connection, message) -> {
			callback.accept(message);
			return null;
		});
	}

	/**
	 * Subscribe to a message, and reply to it. The function runs on the executor and may
	 * block.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param function takes a message and returns what is sent to the service: a message,
	 * {@code null} for nothing, a {@link Mono} or {@link CompletionStage} of one, whose
	 * end the next event waits for, or another {@link org.reactivestreams.Publisher
	 * Publisher} of any number, as described at {@link MessageHandler}
	 * @param <T> the record
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException as for
	 * {@link #on(Class, Consumer)}
	 */
	default <T> Disposable reply(Class<T> recordClass, Function<? super T, ? extends @Nullable Object> function) {
		return on(recordClass, Execution.EXECUTOR, new Replying<>(function));
	}

	/**
	 * Subscribe to a message by name, and reply to it, as {@link #reply(Class, Function)}
	 * does.
	 * @param name the name of the message
	 * @param function takes a message and returns what is sent to the service
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException as for
	 * {@link #on(String, Consumer)}
	 */
	default Disposable reply(String name, Function<? super Message, ? extends @Nullable Object> function) {
		return on(name, Execution.EXECUTOR, new Replying<>(function));
	}

	/**
	 * Subscribe to all messages whose definition is known, also to those that have
	 * subscriptions of their own. They count as subscribed to then. The callback runs on
	 * the executor and may block.
	 * @param callback takes the messages
	 * @return ends the subscription
	 */
	default Disposable onAny(Consumer<? super Message> callback) {
		return onAny(Execution.EXECUTOR, (connection, message) -> {
			callback.accept(message);
			return null;
		});
	}

	/**
	 * Receive messages as a Flux that lets the service wait when they are not requested:
	 * {@link #receive(Class, Overflow)} with {@link Overflow#WAIT}.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param <T> the record
	 * @return the messages
	 * @throws io.diset.message.MessageDefinitionException if it is no such record, or
	 * defines the message in another way than is known already
	 */
	default <T> Flux<T> receive(Class<T> recordClass) {
		return receive(recordClass, Overflow.WAIT);
	}

	/**
	 * Receive messages by name as a Flux that lets the service wait when they are not
	 * requested: {@link #receive(String, Overflow)} with {@link Overflow#WAIT}.
	 * @param name the name of the message
	 * @return the messages
	 */
	default Flux<Message> receive(String name) {
		return receive(name, Overflow.WAIT);
	}

	/**
	 * Receive messages as a Flux. Each subscription to it gets the messages that arrive
	 * from then on, over all connections of the client, on the executor or on the thread
	 * that requests them. It completes when the client is closed, after the last message.
	 * To cancel it ends the subscription, and frees a connection that waits for it.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param overflow what happens when they are not requested as fast as they arrive
	 * @param <T> the record
	 * @return the messages
	 * @throws io.diset.message.MessageDefinitionException if it is no such record, or
	 * defines the message in another way than is known already
	 */
	<T> Flux<T> receive(Class<T> recordClass, Overflow overflow);

	/**
	 * Receive messages by name as a Flux, as {@link #receive(Class, Overflow)} does. It
	 * fails with {@link io.diset.message.MessageDefinitionException} when it is
	 * subscribed to after the client has been connected, and the definition is not known.
	 * @param name the name of the message
	 * @param overflow what happens when they are not requested as fast as they arrive
	 * @return the messages
	 */
	Flux<Message> receive(String name, Overflow overflow);

	/**
	 * Subscribe to a message by a handler.
	 * @param recordClass a record with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @param execution where the handler runs
	 * @param handler takes the messages; what it returns is sent to the service
	 * @param <T> the record
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if it is no such record, or
	 * defines the message in another way than is known already
	 */
	<T> Disposable on(Class<T> recordClass, Execution execution, MessageHandler<? super T> handler);

	/**
	 * Subscribe to a message by a handler.
	 * @param type the type of the message
	 * @param execution where the handler runs
	 * @param handler takes the messages; what it returns is sent to the service
	 * @param <T> the class of the message
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if another definition of the
	 * message is known already
	 */
	<T> Disposable on(MessageType<T> type, Execution execution, MessageHandler<? super T> handler);

	/**
	 * Subscribe to a message by name and by a handler. Its definition may come from the
	 * service, as for {@link #on(String, Consumer)}.
	 * @param name the name of the message
	 * @param execution where the handler runs
	 * @param handler takes the messages; what it returns is sent to the service
	 * @return ends the subscription
	 * @throws io.diset.message.MessageDefinitionException if the client has been
	 * connected, and the definition is not known
	 */
	Disposable on(String name, Execution execution, MessageHandler<? super Message> handler);

	/**
	 * Subscribe to all messages whose definition is known, by a handler, as
	 * {@link #onAny(Consumer)} does.
	 * @param execution where the handler runs
	 * @param handler takes the messages; what it returns is sent to the service
	 * @return ends the subscription
	 */
	Disposable onAny(Execution execution, MessageHandler<? super Message> handler);

}

package io.diset.spring.handler;

import io.diset.connection.ConnectHandler;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import org.jspecify.annotations.Nullable;

/**
 * Takes the handlers of a bean: a service or a client.
 */
interface HandlerTarget {

	void onConnect(Execution execution, ConnectHandler handler);

	<T> void onMessage(MessageType<T> type, Execution execution, MessageHandler<? super T> handler);

	/**
	 * Take the handler of a message whose definition is not known.
	 * @param method the method, for the text of an error
	 * @param name the name of the message
	 * @param execution where the handler runs
	 * @param handler the handler
	 * @throws HandlerDefinitionException if the definition must be known
	 */
	void onMessage(HandlerMethod method, String name, Execution execution, MessageHandler<? super Message> handler);

	/**
	 * Take the definition of a message that the handlers take or return.
	 * @param definition the definition
	 */
	void define(MessageDefinition definition);

	/**
	 * Take the rule of a connect or message handler.
	 * @param method the method that has it, for the text of an error
	 * @param message the name of the message, or {@code null} for the connect handler
	 * @param rule the rule
	 * @throws HandlerDefinitionException if there can be no rules
	 */
	void authorize(HandlerMethod method, @Nullable String message, AuthorizationRule rule);

	/**
	 * Take how many messages of a name one connection may have handled at once.
	 * @param method the method that handles them, for the text of an error
	 * @param message the name of the message
	 * @param max how many, more than one
	 * @throws HandlerDefinitionException if they must be handled one at a time
	 */
	void concurrency(HandlerMethod method, String message, int max);

	void onDrop(Execution execution, DropHandler handler);

}

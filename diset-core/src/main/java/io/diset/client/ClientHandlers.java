package io.diset.client;

import java.util.Map;

import io.diset.connection.ConnectionHandlers;
import io.diset.message.MessageDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a client's connections.
 */
interface ClientHandlers extends ConnectionHandlers {

	/**
	 * Learn the definitions of the service's messages, before a connection to it is
	 * established. Called on its event loop.
	 * @param definitions the definitions by name, or {@code null} when the service tells
	 * none
	 * @throws io.diset.message.MessageDefinitionException if the client cannot work with
	 * them: then the service is told, and the connection closed
	 */
	void defined(@Nullable Map<String, MessageDefinition> definitions);

	/**
	 * Check the definition of a message that has waited for a connection. Called on its
	 * event loop.
	 * @param definition the definition
	 * @throws io.diset.message.MessageDefinitionException if the service defines the
	 * message in another way
	 */
	void check(MessageDefinition definition);

}

package io.diset.client;

import java.util.List;
import java.util.Map;

import io.diset.connection.ConnectHandler;
import io.diset.connection.ConnectRoute;
import io.diset.connection.ConnectionMetrics;
import io.diset.connection.DropHandler;
import io.diset.connection.DropRoute;
import io.diset.connection.Execution;
import io.diset.connection.MessageRoute;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Who gets the events of a client's connections.
 */
final class ClientEvents implements ClientHandlers {

	private final MessageDefinitions definitions;

	private final Subscriptions subscriptions;

	private final UnsubscribedMessages unsubscribed;

	private final DropHandler end;

	private final ConnectionMetrics metrics;

	private final Callbacks<ConnectRoute> connects = new Callbacks<>();

	private final Callbacks<DropRoute> drops = new Callbacks<>();

	/**
	 * Create an object without subscribers.
	 * @param definitions the definitions of the messages
	 * @param subscriptions who wants which message
	 * @param unsubscribed what happens to others
	 * @param metrics learns of the connections
	 * @param lost is told of the end of a connection before all others; runs on its event
	 * loop
	 * @param end is told of the end of a connection after all others; runs on its event
	 * loop
	 */
	ClientEvents(MessageDefinitions definitions, Subscriptions subscriptions, UnsubscribedMessages unsubscribed,
			ConnectionMetrics metrics, DropHandler lost, DropHandler end) {
		this.definitions = definitions;
		this.subscriptions = subscriptions;
		this.unsubscribed = unsubscribed;
		this.metrics = metrics;
		this.end = end;
		onDrop(Execution.EVENT_LOOP, lost);
	}

	Disposable onConnect(Execution execution, ConnectHandler handler) {
		return this.connects.add(new ConnectRoute(handler, execution));
	}

	Disposable onDrop(Execution execution, DropHandler handler) {
		return this.drops.add(new DropRoute(handler, execution));
	}

	@Override
	public void defined(@Nullable Map<String, MessageDefinition> told) {
		this.definitions.discovered(told);
		this.subscriptions.defined();
	}

	@Override
	public void check(MessageDefinition definition) {
		this.definitions.check(definition);
	}

	@Override
	public void checkSent(MessageType<?> type) {
		if (type.javaType() == Message.class) {
			this.definitions.check(type.definition());
		}
		else {
			this.definitions.define(type.definition());
		}
	}

	@Override
	public ConnectionMetrics metrics() {
		return this.metrics;
	}

	@Override
	public ConnectHandler connectHandler() {
		return (connection) -> null;
	}

	@Override
	public Execution connectExecution() {
		return Execution.EVENT_LOOP;
	}

	@Override
	public List<ConnectRoute> establishedRoutes() {
		return this.connects.all();
	}

	@Override
	public @Nullable MessageRoute<?> route(String name) {
		return this.subscriptions.route(name);
	}

	@Override
	public boolean ignoresUnknownMessages() {
		return this.unsubscribed == UnsubscribedMessages.IGNORE;
	}

	@Override
	public String adviceOnUnknownMessages() {
		return "subscribe to it with on(...), or ignore such messages (UnsubscribedMessages.IGNORE)";
	}

	@Override
	public List<DropRoute> dropRoutes() {
		return this.drops.all();
	}

	@Override
	public DropHandler dropHandler() {
		return this.end;
	}

	@Override
	public Execution dropExecution() {
		return Execution.EVENT_LOOP;
	}

}

package io.diset.client;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import io.diset.codec.AcknowledgementId;
import io.diset.connection.AcknowledgementIds;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DisetConnection;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageRoute;
import io.diset.connection.StableConnection;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The client: subscriptions and callbacks around a connection that is kept.
 */
final class DefaultMessageClient implements MessageClient, ClientHandlers {

	private static final Logger logger = LoggerFactory.getLogger(MessageClient.class);

	private final String service;

	private final String identity = newIdentity();

	private final MessageDefinitions definitions;

	private final Subscriptions subscriptions;

	private final ClientSettings settings;

	private final List<Consumer<? super CloseReason>> disconnectCallbacks = new CopyOnWriteArrayList<>();

	private final ConnectionKeeper keeper;

	DefaultMessageClient(Dialer dialer, MessageDefinitions definitions, Scheduler scheduler) {
		this.service = dialer.url().service();
		this.settings = dialer.settings();
		this.definitions = definitions;
		this.subscriptions = new Subscriptions(definitions);
		this.keeper = new ConnectionKeeper(dialer, this, this.identity, scheduler);
	}

	@Override
	public String service() {
		return this.service;
	}

	@Override
	public String identity() {
		return this.identity;
	}

	@Override
	public boolean isConnected() {
		return this.keeper.current() != null;
	}

	@Override
	public Mono<Object> connect() {
		return this.keeper.connect();
	}

	@Override
	public Mono<Object> connect(Map<String, ? extends @Nullable Object> arguments) {
		this.keeper.setArguments(Collections.unmodifiableMap(new LinkedHashMap<>(arguments)));
		return this.keeper.connect();
	}

	@Override
	public Mono<Void> send(Object message) {
		check(message);
		StableConnection current = this.keeper.current();
		return (current != null) ? current.send(message) : sendLater(message, null);
	}

	@Override
	public Mono<Void> sendAndAwaitAck(Object message) {
		check(message);
		StableConnection current = this.keeper.current();
		return (current != null) ? current.sendAndAwaitAck(message) : sendLater(message, AcknowledgementIds.next());
	}

	@Override
	public Message createMessage(String name) {
		return Message.of(this.definitions.get(name));
	}

	@Override
	public <T> Disposable on(Class<T> recordClass, Consumer<? super T> callback) {
		return this.subscriptions.add(recordClass, callback);
	}

	@Override
	public Disposable on(String name, Consumer<? super Message> callback) {
		return this.subscriptions.add(name, callback);
	}

	@Override
	public Disposable onDisconnect(Consumer<? super CloseReason> callback) {
		Consumer<CloseReason> unique = callback::accept;
		this.disconnectCallbacks.add(unique);
		return () -> this.disconnectCallbacks.remove(unique);
	}

	@Override
	public Mono<Void> disconnect() {
		return this.keeper.disconnect(false);
	}

	@Override
	public Mono<Void> close() {
		return this.keeper.disconnect(true);
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
	public @Nullable MessageRoute<?> route(String name) {
		return this.subscriptions.route(name);
	}

	@Override
	public void defined(@Nullable Map<String, MessageDefinition> told) {
		this.definitions.discovered(told);
		this.subscriptions.defined();
	}

	@Override
	public boolean ignoresUnknownMessages() {
		return this.settings.unsubscribedMessages() == UnsubscribedMessages.IGNORE;
	}

	@Override
	public DropHandler dropHandler() {
		return this::dropped;
	}

	@Override
	public Execution dropExecution() {
		return Execution.EXECUTOR;
	}

	@Override
	public String toString() {
		return "client %s of %s".formatted(this.identity, this.service);
	}

	@Override
	public void check(MessageDefinition definition) {
		this.definitions.check(definition);
	}

	private void check(Object message) {
		if (message instanceof Message dynamic) {
			this.definitions.check(dynamic.definition());
		}
		else {
			this.definitions.define(MessageType.ofMessage(message).definition());
		}
	}

	// Not from the pool: it may wait for long
	private Mono<Void> sendLater(Object message, @Nullable AcknowledgementId id) {
		ByteBuf frame = StableConnection.encode(UnpooledByteBufAllocator.DEFAULT, this.settings.connection().encoding(),
				message, id);
		return this.keeper.send(new EncodedMessage(frame, MessageType.ofMessage(message).definition(), id));
	}

	private @Nullable Object dropped(DisetConnection connection, CloseReason reason) {
		try {
			this.disconnectCallbacks.forEach((callback) -> call(callback, reason));
		}
		finally {
			this.keeper.dropped(connection);
		}
		return null;
	}

	private void call(Consumer<? super CloseReason> callback, CloseReason reason) {
		try {
			callback.accept(reason);
		}
		catch (RuntimeException ex) {
			logger.error("A disconnect callback of the {} failed", this, ex);
		}
	}

	/**
	 * The form that the original's clients use.
	 * @return 32 hexadecimal digits
	 */
	private static String newIdentity() {
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

}

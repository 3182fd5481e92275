package io.diset.client;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.diset.codec.AcknowledgementId;
import io.diset.codec.FrameEncoder;
import io.diset.connection.AcknowledgementIds;
import io.diset.connection.Backlog;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectHandler;
import io.diset.connection.DisetConnection;
import io.diset.connection.DropHandler;
import io.diset.connection.Execution;
import io.diset.connection.MessageHandler;
import io.diset.connection.StableConnection;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The client: subscriptions and callbacks around a connection that is kept.
 */
final class DefaultMessageClient implements MessageClient {

	private static final String NO_MESSAGE = "The message to be sent must not be null";

	private final String service;

	private final String identity = newIdentity();

	private final MessageDefinitions definitions;

	private final Subscriptions subscriptions;

	private final ClientSettings settings;

	private final ClientEvents events;

	private final StateEvents states;

	private final Receivers receivers = new Receivers();

	private final ConnectionKeeper keeper;

	private final BlockingMessageClient blocking;

	DefaultMessageClient(ServiceDialer dialer, MessageDefinitions definitions, Executor executor, Scheduler scheduler) {
		this.service = dialer.service();
		this.settings = dialer.settings();
		this.definitions = definitions;
		this.subscriptions = new Subscriptions(definitions);
		this.events = new ClientEvents(definitions, this.subscriptions, this.settings.unsubscribedMessages(),
				dialer.metrics().connections(this.service), this::lost, this::dropped);
		this.states = new StateEvents(executor);
		this.keeper = new ConnectionKeeper(dialer, this.events, this.identity, this.states, scheduler);
		this.blocking = new BlockingMessageClient(this, this.settings);
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
	public Backlog backlog() {
		StableConnection current = this.keeper.current();
		return (current != null) ? current.backlog() : Backlog.NONE;
	}

	@Override
	public MessageClientState state() {
		return this.states.last();
	}

	@Override
	public Disposable onState(Consumer<? super MessageClientState> callback) {
		return this.states.add(callback);
	}

	@Override
	public Map<String, MessageDefinition> definitions() {
		return this.definitions.all();
	}

	@Override
	public void define(MessageDefinition definition) {
		this.definitions.define(definition);
	}

	@Override
	public BlockingMessageClient blocking() {
		return this.blocking;
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
		Objects.requireNonNull(message, NO_MESSAGE);
		StableConnection current = this.keeper.current();
		return (current != null) ? current.send(message) : sendLater(message, null);
	}

	@Override
	public Mono<Void> sendAndAwaitAck(Object message) {
		Objects.requireNonNull(message, NO_MESSAGE);
		StableConnection current = this.keeper.current();
		return (current != null) ? current.sendAndAwaitAck(message) : sendLater(message, AcknowledgementIds.next());
	}

	@Override
	public Message createMessage(String name) {
		return Message.of(this.definitions.get(name));
	}

	@Override
	public <T> Flux<T> receive(Class<T> recordClass, Overflow overflow) {
		MessageType<T> type = type(recordClass);
		return this.receivers.flux(overflow, (handler) -> on(type, Execution.EXECUTOR, handler));
	}

	@Override
	public Flux<Message> receive(String name, Overflow overflow) {
		return this.receivers.flux(overflow, (handler) -> on(name, Execution.EXECUTOR, handler));
	}

	@Override
	public <T> Disposable on(Class<T> recordClass, Execution execution, MessageHandler<? super T> handler) {
		return on(type(recordClass), execution, handler);
	}

	@Override
	public <T> Disposable on(MessageType<T> type, Execution execution, MessageHandler<? super T> handler) {
		return this.subscriptions.add(type, execution, handler);
	}

	@Override
	public Disposable on(String name, Execution execution, MessageHandler<? super Message> handler) {
		return this.subscriptions.add(name, execution, handler);
	}

	@Override
	public Disposable onAny(Execution execution, MessageHandler<? super Message> handler) {
		return this.subscriptions.addToAll(execution, handler);
	}

	@Override
	public Disposable onConnect(Execution execution, ConnectHandler handler) {
		return this.events.onConnect(execution, handler);
	}

	@Override
	public Disposable onDrop(Execution execution, DropHandler handler) {
		return this.events.onDrop(execution, handler);
	}

	@Override
	public Mono<Void> disconnect() {
		return this.keeper.disconnect(false, this.receivers::release);
	}

	@Override
	public Mono<Void> close() {
		this.receivers.release();
		Mono<Void> closed = this.keeper.disconnect(true, this.receivers::release)
			.doOnTerminate(this.receivers::complete)
			.cache();
		closed.subscribe();
		return closed;
	}

	@Override
	public String toString() {
		return "client %s of %s".formatted(this.identity, this.service);
	}

	private <T> MessageType<T> type(Class<T> recordClass) {
		MessageType<T> type = this.settings.connection().messageTypes().get(recordClass);
		this.definitions.define(type.definition());
		return type;
	}

	// Not from the pool: it may wait for long
	private Mono<Void> sendLater(Object message, @Nullable AcknowledgementId id) {
		MessageType<?> type = this.settings.connection().messageTypes().ofMessage(message);
		this.events.checkSent(type);
		Supplier<ByteBuf> maker = () -> FrameEncoder.message(UnpooledByteBufAllocator.DEFAULT,
				this.settings.connection().encoding(), type, message, id);
		return this.keeper.send(new EncodedMessage(maker.get(), type.definition(), maker, id));
	}

	private @Nullable Object lost(DisetConnection connection, CloseReason reason) {
		this.keeper.lost(connection);
		return null;
	}

	private @Nullable Object dropped(DisetConnection connection, CloseReason reason) {
		this.keeper.dropped(connection);
		return null;
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

package io.diset.connection;

import java.net.SocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.codec.MessageEnvelope;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.FutureMono;

/**
 * A stable connection, and the last phase of its channel.
 *
 * @since 0.1.0
 */
public final class StableConnection implements DisetConnection, ChannelPhase {

	private static final Logger logger = LoggerFactory.getLogger(StableConnection.class);

	private final FrameChannel frames;

	private final ConnectionDetails details;

	private final ConnectionHandlers handlers;

	private final InboundQueue inbound;

	private final OutboundQueue outbound;

	private final Sinks.Empty<Void> ended = Sinks.empty();

	private boolean accepted;

	private boolean closed;

	private volatile boolean failed;

	/**
	 * Create a connection that is not accepted yet. What is sent to it waits.
	 * @param frames the channel of the connection
	 * @param details what is known of it
	 * @param handlers the handlers of its events
	 * @param executor runs the handlers that may block
	 */
	public StableConnection(FrameChannel frames, ConnectionDetails details, ConnectionHandlers handlers,
			Executor executor) {
		this.frames = frames;
		this.details = details;
		this.handlers = handlers;
		this.inbound = new InboundQueue(frames, executor);
		this.outbound = new OutboundQueue(frames);
	}

	/**
	 * Encode a message into a frame.
	 * @param allocator makes its buffer
	 * @param message a record or a {@link io.diset.message.Message}
	 * @return the frame, owned by the caller
	 * @throws io.diset.message.MessageDefinitionException if it is not a message
	 * @throws io.diset.message.InvalidMessageException if it has a wrong value
	 */
	public static ByteBuf encode(ByteBufAllocator allocator, Object message) {
		MessageType<?> type = MessageType.ofMessage(message);
		return FrameEncoder.frame(allocator, Encoding.JENCODE, MessageEnvelope.of(type.name(), type.write(message)));
	}

	/**
	 * Ask the connect handler. Called on the event loop, before any frame is given to
	 * this connection.
	 * @param decision takes the outcome
	 */
	public void connect(ConnectDecision decision) {
		this.inbound.add(new ConnectEvent(this, decision));
	}

	/**
	 * Begin to exchange messages: the peer knows that the connection is accepted. Called
	 * on the event loop.
	 */
	public void established() {
		this.accepted = true;
		if (this.closed) {
			drop();
		}
		else {
			this.outbound.open();
		}
	}

	/**
	 * Send a frame that was encoded before.
	 * @param frame the frame, whose ownership passes
	 * @return reports what became of it
	 * @see #encode(ByteBufAllocator, Object)
	 */
	public Mono<Void> sendFrame(ByteBuf frame) {
		return this.outbound.send(frame);
	}

	/**
	 * Wait for the end of all events.
	 * @return completes when the connect handler has refused, or the drop handler has
	 * ended
	 */
	public Mono<Void> onEnded() {
		return this.ended.asMono();
	}

	/**
	 * Close the connection after sending what is queued. A peer that still waits to be
	 * accepted is told the reason.
	 * @param reason why it is closed
	 * @return completes when the connection is closed
	 */
	public Mono<Void> close(CloseReason reason) {
		onEventLoop(() -> {
			if (this.accepted) {
				this.frames.close(reason);
			}
			else {
				this.frames.fail(reason, new ReturnStructure.Failure(0, reason.text()));
			}
		});
		return FutureMono.from(this.frames.channel().closeFuture());
	}

	@Override
	public Mono<Void> close() {
		return close(CloseReason.of(CloseReason.Kind.CLOSED, "closed by this side"));
	}

	@Override
	public Mono<Void> send(Object message) {
		return sendFrame(encode(this.frames.channel().alloc(), message));
	}

	@Override
	public String id() {
		return this.details.id();
	}

	@Override
	public String service() {
		return this.details.service();
	}

	@Override
	public String identity() {
		return this.details.identity();
	}

	@Override
	public Map<String, @Nullable Object> arguments() {
		return this.details.arguments();
	}

	@Override
	public @Nullable Principal peer() {
		return this.details.peer();
	}

	@Override
	public SocketAddress remoteAddress() {
		return this.details.remoteAddress();
	}

	@Override
	public boolean isOpen() {
		return this.frames.closeReason() == null;
	}

	@Override
	public void onFrame(ByteBuf body) {
		ReturnStructure structure = Encoding.readBody(body);
		if (structure instanceof ReturnStructure.Success success) {
			receive(MessageEnvelope.read(success.value()));
		}
		else if (structure instanceof ReturnStructure.Failure failure) {
			this.frames.close(new CloseReason(CloseReason.Kind.PEER_ERROR, failure.message(),
					new DisetException(failure.errno(), failure.message())));
		}
	}

	@Override
	public void onWritable() {
		this.outbound.drain();
	}

	@Override
	public void onClosing() {
		this.outbound.drainBeforeClose();
	}

	@Override
	public void onClosed(CloseReason reason) {
		this.closed = true;
		this.outbound.drain();
		if (this.accepted) {
			drop();
		}
	}

	@Override
	public String toString() {
		return this.details.toString();
	}

	ConnectionHandlers handlers() {
		return this.handlers;
	}

	/**
	 * Return whether a handler has failed, so that the messages behind are not handled.
	 * @return whether a handler has failed
	 */
	boolean isFailed() {
		return this.failed;
	}

	/**
	 * Tell the peer that a handler failed, and close. Called on any thread.
	 * @param name what the handler serves
	 * @param error what it threw
	 */
	void handlerFailed(String name, Throwable error) {
		this.failed = true;
		ReturnStructure.Failure told = HandlerFailure.tell(name, error);
		CloseReason reason = new CloseReason(CloseReason.Kind.HANDLER_ERROR, told.message(), error);
		onEventLoop(() -> {
			if (isOpen()) {
				this.frames.fail(reason, told);
			}
			else {
				log("Too late to tell the peer of closed", reason);
			}
		});
	}

	/**
	 * Leave the messages behind alone: the connect handler has refused. Called on any
	 * thread.
	 * @param decision tells the peer
	 */
	void refused(Runnable decision) {
		this.failed = true;
		onEventLoop(() -> {
			decision.run();
			this.ended.tryEmitEmpty();
		});
	}

	/**
	 * Send what a handler returned. A peer that does not take its replies is
	 * disconnected. Called on any thread.
	 * @param message the message
	 */
	void reply(Object message) {
		if (!this.outbound.offer(encode(this.frames.channel().alloc(), message))) {
			this.failed = true;
			String text = "Too many replies wait to be read";
			onEventLoop(() -> this.frames.fail(CloseReason.of(CloseReason.Kind.LIMIT, text),
					new ReturnStructure.Failure(0, text)));
		}
	}

	/**
	 * Note that the drop handler has ended. Called on any thread.
	 */
	void dropped() {
		this.ended.tryEmitEmpty();
	}

	void onEventLoop(Runnable task) {
		this.frames.execute(task);
	}

	private void receive(MessageEnvelope envelope) {
		if (envelope.acknowledgementId() != null) {
			throw new ProtocolException("Acknowledgements are not supported");
		}
		MessageRoute<?> route = this.handlers.route(envelope.name());
		if (route == null) {
			throw new ProtocolException("Unknown message " + envelope.name());
		}
		receive(route, Objects.requireNonNullElse(envelope.values(), List.of()));
	}

	private <T> void receive(MessageRoute<T> route, List<? extends @Nullable Object> values) {
		this.inbound.add(new MessageEvent<>(this, route, route.type().read(values)));
	}

	private void drop() {
		CloseReason reason = Objects.requireNonNull(this.frames.closeReason());
		log("Closed", reason);
		this.inbound.add(new DropEvent(this, reason));
	}

	private void log(String event, CloseReason reason) {
		if (reason.kind().isOrdinary()) {
			logger.debug("{} {}: {}", event, this.details, reason);
		}
		else if (reason.kind() == CloseReason.Kind.HANDLER_ERROR && !(reason.cause() instanceof DisetException)) {
			logger.error("{} {}: {}", event, this.details, reason, reason.cause());
		}
		else if (reason.kind() == CloseReason.Kind.TRANSPORT_ERROR) {
			logger.warn("{} {}: {}", event, this.details, reason, reason.cause());
		}
		else {
			logger.warn("{} {}: {}", event, this.details, reason);
		}
	}

}

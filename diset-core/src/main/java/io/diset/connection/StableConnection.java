package io.diset.connection;

import java.security.Principal;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.diset.codec.ReturnStructure;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/**
 * A stable connection, and the last phase of its channel.
 *
 * @since 0.1.0
 */
public final class StableConnection extends DescribedConnection implements ChannelPhase {

	private final FrameChannel frames;

	private final MessageAccess access;

	private final ConnectionHandlers handlers;

	private final InboundQueue inbound;

	private final OutboundQueue outbound;

	/**
	 * The acknowledgements that this side waits for, once it has waited for any.
	 */
	private volatile @Nullable AwaitedAcknowledgements awaited;

	private final MessageSender sender;

	private final MessageReceiver receiver;

	private final ConnectionMetrics metrics;

	private final LifetimeWatch lifetime;

	private final ReplyStreams streams = new ReplyStreams(this);

	private final ConnectionEnd end;

	/**
	 * Whether the peer knows that it is accepted.
	 */
	private boolean accepted;

	private boolean closed;

	/**
	 * Whether a handler has failed, so that the messages behind are not handled.
	 */
	private volatile boolean failed;

	/**
	 * Create a connection that is not accepted yet. What is sent to it waits.
	 * @param frames the channel of the connection
	 * @param details what is known of it
	 * @param handlers the handlers of its events
	 * @param access says which messages the peer may send
	 * @param executor runs the handlers that may block
	 */
	public StableConnection(FrameChannel frames, ConnectionDetails details, ConnectionHandlers handlers,
			MessageAccess access, Executor executor) {
		super(details);
		this.access = access;
		this.frames = frames;
		this.handlers = handlers;
		this.metrics = handlers.metrics();
		frames.measure(this.metrics);
		this.inbound = new InboundQueue(this, frames, executor);
		this.end = new ConnectionEnd(this, this.inbound);
		this.lifetime = new LifetimeWatch(this, frames);
		this.outbound = new OutboundQueue(frames, this.lifetime, this.metrics);
		this.sender = new MessageSender(frames, this.outbound, this);
		this.receiver = new MessageReceiver(this, frames, this.inbound);
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
	 * Return what the peer can do beyond the original protocol.
	 * @return what it can do
	 */
	public Extensions extensions() {
		return details().extensions();
	}

	/**
	 * Learn that more, or something else, is known of the peer. Safe to call on any
	 * thread.
	 * @param peer who the peer is
	 */
	public void setPeer(@Nullable Principal peer) {
		setDetails(details().withPeer(peer));
	}

	/**
	 * Return what says which messages the peer may send.
	 * @return the one that this was created with
	 */
	public MessageAccess access() {
		return this.access;
	}

	/**
	 * Close the connection at a time, after telling the peer. Called on the event loop.
	 * @param time when the first certificate of the peer expires
	 */
	public void closeAt(Instant time) {
		this.lifetime.expireAt(time);
	}

	/**
	 * Begin to exchange messages: the peer knows that the connection is accepted. Called
	 * on the event loop.
	 */
	public void established() {
		this.accepted = true;
		this.metrics.opened();
		for (ConnectRoute route : this.handlers.establishedRoutes()) {
			this.inbound.add(new EstablishedEvent(this, route));
		}
		CloseReason reason = this.frames.closeReason();
		if (this.closed && reason != null) {
			this.end.drop(reason);
		}
		else if (reason == null) {
			this.receiver.writeHeld();
			this.frames.out().established(extensions());
			this.frames.keepAlive().start(extensions().announced(), this.metrics);
			this.lifetime.start();
			this.outbound.open();
			readOn();
		}
	}

	/**
	 * Return what encodes and queues the messages of this connection.
	 * @return the way out for frames, and for messages to several connections
	 */
	public MessageSender sender() {
		return this.sender;
	}

	/**
	 * Note that the log has the reason of the end already. Called on the event loop.
	 */
	public void endIsLogged() {
		this.end.isLogged();
	}

	/**
	 * Have somebody told of the end of all events, without waiting for it. Called on the
	 * event loop, before anybody is asked about the connection.
	 * @param listener gets this connection, on the event loop
	 */
	public void whenEnded(Consumer<? super StableConnection> listener) {
		this.end.setListener(listener);
	}

	/**
	 * Wait for the end of all events.
	 * @return completes when the connect handler has refused, or the last drop handler
	 * ended
	 */
	public Mono<Void> onEnded() {
		return this.end.mono();
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
				this.frames.fail(reason, reason.told());
			}
		});
		return FutureMono.from(this.frames.channel().closeFuture());
	}

	/**
	 * Tell the peer an error, and close the connection after sending what is queued. What
	 * a peer has sent that may not be connected any more is not handled.
	 * @param reason why it is closed
	 * @param told what the peer is told
	 * @return completes when the connection is closed
	 */
	public Mono<Void> closeWithError(CloseReason reason, ReturnStructure.Failure told) {
		if (reason.kind() == CloseReason.Kind.UNAUTHORIZED) {
			this.failed = true;
		}
		onEventLoop(() -> this.frames.fail(reason, told));
		return FutureMono.from(this.frames.channel().closeFuture());
	}

	@Override
	public Mono<Void> close() {
		return close(CloseReason.of(CloseReason.Kind.CLOSED, "closed by this side"));
	}

	@Override
	public Mono<Void> send(Object message) {
		return this.sender.send(message, null);
	}

	@Override
	public Mono<Void> sendAndAwaitAck(Object message) {
		return this.sender.send(message, AcknowledgementIds.next());
	}

	@Override
	public boolean isOpen() {
		return this.frames.closeReason() == null;
	}

	@Override
	public Backlog backlog() {
		return this.inbound.backlog().plus(this.outbound.room().backlog());
	}

	@Override
	public void onFrame(ByteBuf body) {
		this.lifetime.used();
		this.receiver.onFrame(body);
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
		this.receiver.closed();
		this.lifetime.stop();
		this.streams.cancel();
		closing();
		if (this.accepted) {
			this.end.drop(reason);
		}
	}

	boolean isAccepted() {
		return this.accepted;
	}

	ConnectionMetrics metrics() {
		return this.metrics;
	}

	ConnectionHandlers handlers() {
		return this.handlers;
	}

	ReplyStreams streams() {
		return this.streams;
	}

	AwaitedAcknowledgements awaited() {
		AwaitedAcknowledgements made = this.awaited;
		return (made != null) ? made : makeAwaited();
	}

	private synchronized AwaitedAcknowledgements makeAwaited() {
		AwaitedAcknowledgements made = this.awaited;
		if (made == null) {
			made = new AwaitedAcknowledgements(this.frames, this.metrics, this);
			this.awaited = made;
		}
		return made;
	}

	private boolean isAcknowledgementAwaited() {
		return this.awaited != null && this.awaited.any();
	}

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
		onEventLoop(() -> HandlerFailure.close(this.frames, details(), name, error));
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
			this.end.over();
		});
	}

	/**
	 * Send what a handler returned. A peer that does not take its replies is
	 * disconnected. Called on any thread.
	 * @param message the message
	 */
	void reply(Object message) {
		if (!this.sender.offer(message)) {
			tooManyReplies();
		}
	}

	/**
	 * Disconnect a peer that does not take its replies. Called on any thread.
	 */
	void tooManyReplies() {
		this.failed = true;
		CloseReason reason = CloseReason.of(CloseReason.Kind.LIMIT, "Too many replies wait to be read");
		closeWithError(reason, reason.told());
	}

	/**
	 * Note that the drop handler has ended. Called on any thread.
	 */
	void dropped() {
		this.end.over();
	}

	void onEventLoop(Runnable task) {
		this.frames.execute(task);
	}

	/**
	 * Return whether anything is being done. Called on the event loop.
	 * @return whether an event or an acknowledgement is waited for
	 */
	boolean isBusy() {
		return this.inbound.isBusy() || isAcknowledgementAwaited();
	}

	/**
	 * Return whether reading must go on. Called on the event loop.
	 * @return whether an acknowledgement is waited for
	 */
	boolean mustRead() {
		// Before that, the message itself waits for the connect reply
		return this.accepted && isAcknowledgementAwaited();
	}

	/**
	 * Read on if that must be. Called on any thread.
	 */
	void readOn() {
		onEventLoop(() -> {
			if (mustRead()) {
				this.inbound.readOn();
			}
		});
	}

	/**
	 * Give up what cannot be sent or acknowledged any more.
	 */
	void closing() {
		CloseReason reason = this.frames.closeReason();
		this.outbound.drain();
		if (reason != null && this.awaited != null) {
			this.awaited.fail(reason);
		}
	}

}

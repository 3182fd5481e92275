package io.diset.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

import io.diset.codec.Acknowledgement;
import io.diset.codec.AcknowledgementId;
import io.diset.codec.Encoding;
import io.diset.codec.Envelope;
import io.diset.codec.EnvelopeListener;
import io.diset.codec.FrameEncoder;
import io.diset.codec.MessageEnvelope;
import io.diset.codec.ProtocolException;
import io.diset.codec.RefusedMessageException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ConnectionMetrics.ReceiveOutcome;
import io.diset.message.InvalidMessageException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of a connection. A message is checked and acknowledged on receipt,
 * before it waits for the handlers of earlier ones: its sender waits, and no handler has
 * to run before it is told. Belongs to the event loop.
 */
final class MessageReceiver implements EnvelopeListener {

	private static final int MAX_NAME = 200;

	private final StableConnection connection;

	private final FrameChannel frames;

	private final InboundQueue inbound;

	/**
	 * Acknowledgements that were owed before the connect reply, which must come first.
	 * Bounded by the window of messages.
	 */
	private @Nullable Queue<ByteBuf> held;

	MessageReceiver(StableConnection connection, FrameChannel frames, InboundQueue inbound) {
		this.connection = connection;
		this.frames = frames;
		this.inbound = inbound;
	}

	/**
	 * Send the acknowledgements that were held back: the peer knows that it is accepted.
	 */
	void writeHeld() {
		Queue<ByteBuf> written = this.held;
		if (written != null) {
			this.held = null;
			written.forEach(this.frames.out()::writeUrgent);
		}
	}

	/**
	 * Learn that the channel is closed.
	 */
	void closed() {
		Queue<ByteBuf> left = this.held;
		if (left != null) {
			this.held = null;
			left.forEach(ByteBuf::release);
		}
	}

	void onFrame(ByteBuf body) {
		try {
			if (!Encoding.readUsual(body, this)) {
				readAny(body);
			}
		}
		catch (RefusedMessageException ex) {
			refuse(ex);
		}
	}

	// After an error the peer closes the connection itself
	private void readAny(ByteBuf body) {
		int length = body.readableBytes();
		ReturnStructure structure = Encoding.readBody(body);
		if (structure instanceof ReturnStructure.Failure failure) {
			this.frames.close(new CloseReason(CloseReason.Kind.PEER_ERROR, failure.message(),
					new RefusedByPeerException(failure.errno(), failure.message())));
			return;
		}
		Envelope envelope = Envelope.read(((ReturnStructure.Success) structure).value());
		if (envelope instanceof MessageEnvelope message) {
			onMessage(message.name(), Objects.requireNonNullElse(message.values(), List.of()), message.id(), length);
		}
		else if (envelope instanceof Acknowledgement acknowledgement) {
			onAcknowledgement(acknowledgement);
		}
	}

	@Override
	public void onMessage(String name, List<? extends @Nullable Object> values, @Nullable AcknowledgementId id,
			int length) {
		String unauthorized = this.connection.access().refusal(name);
		if (unauthorized != null) {
			received(name, ReceiveOutcome.UNAUTHORIZED);
			refuse(id, UnauthorizedException.failure(), CloseReason.of(CloseReason.Kind.UNAUTHORIZED, unauthorized));
			return;
		}
		InboundEvent first;
		List<InboundEvent> more;
		try {
			MessageRoute<?> route = route(name);
			first = (route != null) ? event(route, values, length) : null;
			more = (route != null && route.next() != null) ? more(route.next(), values) : List.of();
		}
		catch (ProtocolException | InvalidMessageException ex) {
			received(name, (ex instanceof UnknownMessageException) ? ReceiveOutcome.UNKNOWN : ReceiveOutcome.MALFORMED);
			throw (id != null) ? new RefusedMessageException(id, String.valueOf(ex.getMessage()), ex) : ex;
		}
		received(name, (first != null) ? ReceiveOutcome.ACCEPTED : ReceiveOutcome.IGNORED);
		if (id != null) {
			acknowledge(id, ReturnStructure.S_OK);
		}
		if (first != null) {
			this.inbound.add(first);
		}
		if (!more.isEmpty()) {
			more.forEach(this.inbound::add);
		}
	}

	// The name was chosen by the peer, unless there is a route for it
	private void received(String name, ReceiveOutcome outcome) {
		if (this.connection.metrics().isEnabled()) {
			MessageRoute<?> route = this.connection.handlers().route(name);
			this.connection.metrics()
				.received((route != null) ? route.type().name() : ConnectionMetrics.UNKNOWN, outcome);
		}
	}

	private @Nullable MessageRoute<?> route(String name) {
		MessageRoute<?> route = this.connection.handlers().route(name);
		if (route == null && !this.connection.handlers().ignoresUnknownMessages()) {
			throw new UnknownMessageException(shortened(name), this.connection.handlers().adviceOnUnknownMessages());
		}
		return route;
	}

	// All are read before one is handled: each has the message for itself
	private List<InboundEvent> more(MessageRoute<?> second, List<? extends @Nullable Object> values) {
		List<InboundEvent> events = new ArrayList<>();
		for (MessageRoute<?> next = second; next != null; next = next.next()) {
			events.add(event(next, values, 0));
		}
		return events;
	}

	private <T> InboundEvent event(MessageRoute<T> route, List<? extends @Nullable Object> values, int length) {
		return new MessageEvent<>(this.connection, route, route.type().read(values), length);
	}

	// A sender that is refused closes by itself, as that of the original does. It begins
	// before anybody is told, who could else send something that is not read any more
	@Override
	public void onAcknowledgement(Acknowledgement acknowledgement) {
		AwaitedAcknowledgement ended = this.connection.awaited().take(acknowledgement.id());
		if (ended == null) {
			return;
		}
		if (acknowledgement.result() instanceof ReturnStructure.Failure failure) {
			RefusedByPeerException refused = new RefusedByPeerException(failure.errno(), failure.message());
			this.frames.close(new CloseReason(CloseReason.Kind.PEER_ERROR, failure.message(), refused));
			ended.failed(refused);
		}
		else {
			ended.succeeded();
		}
	}

	private void refuse(RefusedMessageException refused) {
		String text = String.valueOf(refused.getMessage());
		refuse(refused.getId(), new ReturnStructure.Failure(0, text), new CloseReason(CloseReason.Kind.PROTOCOL_ERROR,
				UnknownMessageException.explain(text, refused), refused));
	}

	// A close, or one more frame, at the moment at which a Python sender gets the refusal
	// can end the thread that reads all connections of its process
	private void refuse(@Nullable AcknowledgementId id, ReturnStructure.Failure told, CloseReason reason) {
		if (id == null || !this.connection.isAccepted()) {
			this.frames.fail(reason, told);
			return;
		}
		acknowledge(id, told);
		if (this.connection.extensions().announced()) {
			this.frames.close(reason);
		}
		else {
			this.frames.letPeerClose(reason);
			this.connection.closing();
		}
	}

	private void acknowledge(AcknowledgementId id, ReturnStructure result) {
		ByteBufAllocator allocator = this.frames.channel().alloc();
		Encoding encoding = this.frames.out().encoding();
		ByteBuf frame = (result == ReturnStructure.S_OK) ? FrameEncoder.accepted(allocator, encoding, id)
				: FrameEncoder.frame(allocator, encoding, new Acknowledgement(id, result));
		if (this.connection.isAccepted()) {
			this.frames.out().writeUrgent(frame);
		}
		else {
			hold(frame);
		}
	}

	private void hold(ByteBuf frame) {
		Queue<ByteBuf> holding = this.held;
		if (holding == null) {
			holding = new ArrayDeque<>();
			this.held = holding;
		}
		holding.add(frame);
	}

	// It is told to the peer, which chose it
	private static String shortened(String name) {
		return (name.length() > MAX_NAME) ? name.substring(0, MAX_NAME) + "..." : name;
	}

}

package io.diset.connection;

import java.util.function.Supplier;

import io.diset.codec.AcknowledgementId;
import io.diset.codec.FrameEncoder;
import io.diset.codec.PlainFrame;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Encodes the messages of a connection and queues them. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class MessageSender {

	private final FrameChannel frames;

	private final OutboundQueue outbound;

	private final StableConnection connection;

	MessageSender(FrameChannel frames, OutboundQueue outbound, StableConnection connection) {
		this.frames = frames;
		this.outbound = outbound;
		this.connection = connection;
	}

	/**
	 * Send a message.
	 * @param message the message
	 * @param id the id under which it wants an acknowledgement, or {@code null}
	 * @return reports that it was handed to the socket, or acknowledged if it wants that
	 */
	Mono<Void> send(Object message, @Nullable AcknowledgementId id) {
		MessageType<?> type = type(message);
		PlainFrame plain = (id != null) ? null : plain(type, message);
		if (plain != null) {
			HandedOver report = new HandedOver();
			if (this.outbound.sendAtOnce(type.name(), plain, report)) {
				return report.mono();
			}
		}
		@Nullable Supplier<ByteBuf> again = waits() ? () -> encode(type, message, id) : null;
		return sendFrame(type.name(), encode(type, message, id), id, again);
	}

	/**
	 * Send a message that other connections are sent too, as
	 * {@link StableConnection#send(Object)} does.
	 * @param message the message
	 * @return reports that it was handed to the socket
	 * @throws io.diset.message.MessageDefinitionException if it is not a message, or the
	 * peer defines it in another way
	 * @throws io.diset.message.InvalidMessageException if it has a wrong value
	 */
	public Mono<Void> send(SharedMessage message) {
		MessageType<?> type = message.type(this.frames.settings().messageTypes());
		this.connection.handlers().checkSent(type);
		@Nullable Supplier<ByteBuf> again = waits() ? () -> encode(type, message.message(), null) : null;
		return sendFrame(type.name(), message.frame(this.frames.out().encoding()), null, again);
	}

	/**
	 * Send a frame that was encoded before.
	 * @param name the name of its message
	 * @param frame the frame, whose ownership passes
	 * @param id the id under which it wants an acknowledgement, or {@code null}
	 * @param again makes the frame once more, should it have to wait for room, or
	 * {@code null} if it never does
	 * @return reports that it was handed to the socket, or acknowledged if it wants that
	 */
	public Mono<Void> sendFrame(String name, ByteBuf frame, @Nullable AcknowledgementId id,
			@Nullable Supplier<ByteBuf> again) {
		if (id == null) {
			HandedOver report = new HandedOver();
			this.outbound.send(name, frame, report, again);
			return report.mono();
		}
		AwaitedAcknowledgements awaited = this.connection.awaited();
		AwaitedAcknowledgement report = awaited.add(id);
		if (report == null) {
			frame.release();
			this.connection.handlers().metrics().sent(name, ConnectionMetrics.SendOutcome.DROPPED);
			return Mono.error(new SendLimitException(
					"More than %d acknowledgements would be waited for".formatted(awaited.max())));
		}
		this.outbound.send(name, frame, report, again);
		return report.mono();
	}

	/**
	 * Send a message that nobody asks about.
	 * @param message the message
	 * @return whether there was room for it
	 */
	boolean offer(Object message) {
		MessageType<?> type = type(message);
		PlainFrame plain = plain(type, message);
		return (plain != null && this.outbound.replyAtOnce(type.name(), plain))
				|| this.outbound.offer(type.name(), encode(type, message, null));
	}

	private @Nullable PlainFrame plain(MessageType<?> type, Object message) {
		return this.outbound.isAtOnce() ? FrameEncoder.plain(this.frames.out().encoding(), type, message, null) : null;
	}

	private boolean waits() {
		return this.frames.settings().slowPeers() == SlowPeerPolicy.WAIT;
	}

	private MessageType<?> type(Object message) {
		MessageType<?> type = this.frames.settings().messageTypes().ofMessage(message);
		this.connection.handlers().checkSent(type);
		return type;
	}

	private ByteBuf encode(MessageType<?> type, Object message, @Nullable AcknowledgementId id) {
		return FrameEncoder.message(this.frames.channel().alloc(), this.frames.out().encoding(), type, message, id);
	}

}

package io.diset.boot.autoconfigure;

import io.diset.codec.Encoding;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.ConnectionSettingsBuilder;
import io.diset.connection.KeepAliveSettings;
import io.diset.message.MessageTypes;

import org.springframework.util.unit.DataSize;

/**
 * What properties say about connections, those of the server as those of a client.
 *
 * @param encoding the encoding of what is sent first
 * @param inbound the properties of what is received
 * @param outbound the properties of what is sent
 * @param keepAlive the properties of keep-alives
 * @since 0.1.0
 */
public record ConnectionProperties(Encoding encoding, InboundProperties inbound, OutboundProperties outbound,
		KeepAliveProperties keepAlive) {

	/**
	 * Return the settings that these properties make.
	 * @param messageTypes makes the types of records
	 * @return a builder of the settings
	 */
	public ConnectionSettingsBuilder settings(MessageTypes messageTypes) {
		return ConnectionSettings.builder()
			.encoding(this.encoding)
			.maxMessageSize(bytes(this.inbound.getMessage().getMaxSize()))
			.inboundWindow(this.inbound.getWindow())
			.maxUnhandledBytes(this.inbound.getMaxUnhandled().toBytes())
			.frameTimeout(this.inbound.getFrameTimeout())
			.slowHandlerTime(this.inbound.getSlowHandlerTime())
			.maxPendingMessages(this.outbound.getMaxPendingMessages())
			.maxPendingAnswerBytes(this.outbound.getMaxPendingAnswers().toBytes())
			.maxAwaitedAcknowledgements(this.outbound.getMaxAwaitedAcknowledgements())
			.slowPeers(this.outbound.getSlowPeers())
			.queueTimeout(this.outbound.getQueueTimeout())
			.foreignWriteTimeout(this.outbound.getForeignWriteTimeout())
			.tcpUserTimeout(this.keepAlive.getTcpUserTimeout())
			.maxPendingBytes(this.outbound.getMaxPending().toBytes())
			.writeTimeout(this.outbound.getWriteTimeout())
			.closeTimeout(this.outbound.getCloseTimeout())
			.acknowledgementTimeout(this.outbound.getAcknowledgementTimeout())
			.keepAlive(new KeepAliveSettings(this.keepAlive.getTime(), this.keepAlive.getTimeout(),
					this.keepAlive.getForeignTimeout()))
			.messageTypes(messageTypes);
	}

	/**
	 * Return a size as the greatest length of a frame: more could not be held in one
	 * buffer.
	 * @param size the size
	 * @return its bytes, or the greatest length
	 */
	public static int bytes(DataSize size) {
		return (int) Math.min(Integer.MAX_VALUE, size.toBytes());
	}

}

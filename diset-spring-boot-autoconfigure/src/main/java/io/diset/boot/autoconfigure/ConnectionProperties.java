package io.diset.boot.autoconfigure;

import java.time.Duration;

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
	 * @param range knows the names of the properties
	 * @param messageTypes makes the types of records
	 * @return a builder of the settings
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a value is out of range
	 */
	public ConnectionSettingsBuilder settings(PropertyRange range, MessageTypes messageTypes) {
		return ConnectionSettings.builder()
			.encoding(this.encoding)
			.maxMessageSize(bytes(range.positive("inbound.message.max-size", this.inbound.getMessage().getMaxSize())))
			.inboundWindow(range.positive("inbound.window", this.inbound.getWindow()))
			.maxUnhandledBytes(range.positive("inbound.max-unhandled", this.inbound.getMaxUnhandled()).toBytes())
			.frameTimeout(range.positive("inbound.frame-timeout", this.inbound.getFrameTimeout()))
			.slowHandlerTime(range.positive("inbound.slow-handler-time", this.inbound.getSlowHandlerTime()))
			.maxPendingMessages(range.positive("outbound.max-pending-messages", this.outbound.getMaxPendingMessages()))
			.maxPendingBytes(range.positive("outbound.max-pending", this.outbound.getMaxPending()).toBytes())
			.maxPendingAnswerBytes(
					range.positive("outbound.max-pending-answers", this.outbound.getMaxPendingAnswers()).toBytes())
			.maxAwaitedAcknowledgements(range.positive("outbound.max-awaited-acknowledgements",
					this.outbound.getMaxAwaitedAcknowledgements()))
			.slowPeers(this.outbound.getSlowPeers())
			.queueTimeout(range.positive("outbound.queue-timeout", this.outbound.getQueueTimeout()))
			.writeTimeout(range.positive("outbound.write-timeout", this.outbound.getWriteTimeout()))
			.foreignWriteTimeout(
					range.positive("outbound.foreign-write-timeout", this.outbound.getForeignWriteTimeout()))
			.closeTimeout(range.positive("outbound.close-timeout", this.outbound.getCloseTimeout()))
			.acknowledgementTimeout(
					range.positive("outbound.acknowledgement-timeout", this.outbound.getAcknowledgementTimeout()))
			.tcpUserTimeout(
					range.atLeast("keepalive.tcp-user-timeout", this.keepAlive.getTcpUserTimeout(), Duration.ZERO))
			.keepAlive(new KeepAliveSettings(range.positive("keepalive.time", this.keepAlive.getTime()),
					range.positive("keepalive.timeout", this.keepAlive.getTimeout()),
					range.atLeast("keepalive.foreign-timeout", this.keepAlive.getForeignTimeout(),
							KeepAliveSettings.MIN_FOREIGN_TIMEOUT)))
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

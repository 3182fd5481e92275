package io.diset.boot.autoconfigure.client;

import io.diset.client.ClientSettings;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ReconnectPolicy;
import io.diset.connection.ConnectionSettings;

import org.springframework.util.unit.DataSize;

/**
 * Sets what the properties say about the client and its limits.
 *
 * @param properties the properties
 */
record PropertiesClientCustomizer(DisetClientProperties properties) implements MessageClientCustomizer {

	@Override
	public void customize(MessageClientBuilder builder) {
		builder.setup(this.properties.getSetup()).vo(this.properties.getVo()).settings(settings());
	}

	ClientSettings settings() {
		return new ClientSettings(this.properties.getConnectTimeout(), this.properties.getHandshakeTimeout(), this.properties.getSendTimeout(), reconnect(), UnsubscribedMessages.DISCONNECT, connection());
	}

	private ReconnectPolicy reconnect() {
		DisetClientProperties.Reconnect reconnect = this.properties.getReconnect();
		return new ReconnectPolicy(reconnect.isEnabled(), reconnect.getInitialDelay(), reconnect.getMaxDelay(),
				reconnect.getJitter());
	}

	private ConnectionSettings connection() {
		DisetClientProperties.Inbound inbound = this.properties.getInbound();
		DisetClientProperties.Outbound outbound = this.properties.getOutbound();
		return ConnectionSettings.builder().maxMessageSize(bytes(inbound.getMessage().getMaxSize())).inboundWindow(inbound.getWindow()).maxPendingBytes(outbound.getMaxPending().toBytes()).frameTimeout(inbound.getFrameTimeout()).writeTimeout(outbound.getWriteTimeout()).closeTimeout(outbound.getCloseTimeout()).build();
	}

	// A frame of more could not be held in one buffer
	private static int bytes(DataSize size) {
		return (int) Math.min(Integer.MAX_VALUE, size.toBytes());
	}

}

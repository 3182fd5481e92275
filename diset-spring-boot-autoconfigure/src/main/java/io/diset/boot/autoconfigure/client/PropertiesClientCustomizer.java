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
		return new ClientSettings(this.properties.getConnectTimeout(), this.properties.getHandshakeTimeout(),
				this.properties.getSendTimeout(), reconnect(), connection());
	}

	private ReconnectPolicy reconnect() {
		DisetClientProperties.Reconnect reconnect = this.properties.getReconnect();
		return new ReconnectPolicy(reconnect.isEnabled(), reconnect.getInitialDelay(), reconnect.getMaxDelay(),
				reconnect.getJitter());
	}

	private ConnectionSettings connection() {
		DisetClientProperties.Inbound inbound = this.properties.getInbound();
		DisetClientProperties.Outbound outbound = this.properties.getOutbound();
		return new ConnectionSettings(bytes(inbound.getMessage().getMaxSize()), inbound.getWindow(),
				outbound.getMaxPending().toBytes(), inbound.getFrameTimeout(), outbound.getWriteTimeout(),
				outbound.getCloseTimeout());
	}

	// A frame of more could not be held in one buffer
	private static int bytes(DataSize size) {
		return (int) Math.min(Integer.MAX_VALUE, size.toBytes());
	}

}

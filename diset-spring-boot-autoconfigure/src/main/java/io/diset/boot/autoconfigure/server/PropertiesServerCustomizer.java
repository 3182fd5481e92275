package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;

import io.diset.connection.ConnectionSettings;
import io.diset.server.DisetServer;
import io.diset.server.HandshakeSettings;

import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.util.unit.DataSize;

/**
 * Sets what the properties say about address and limits.
 *
 * @param properties the properties
 */
record PropertiesServerCustomizer(DisetServerProperties properties) implements DisetServerCustomizer {

	@Override
	public void customize(DisetServer.Builder builder) {
		PropertyMapper map = PropertyMapper.get();
		map.from(this.properties::getAddress).as(InetAddress::getHostAddress).to(builder::host);
		map.from(this.properties::getPort).to(builder::port);
		builder.handshake(handshake());
		builder.connection(connection());
	}

	HandshakeSettings handshake() {
		DisetServerProperties.Inbound inbound = this.properties.getInbound();
		return new HandshakeSettings(bytes(inbound.getProposal().getMaxSize()), inbound.getProposalTimeout(),
				inbound.getConnectTimeout());
	}

	ConnectionSettings connection() {
		DisetServerProperties.Inbound inbound = this.properties.getInbound();
		DisetServerProperties.Outbound outbound = this.properties.getOutbound();
		return ConnectionSettings.builder()
			.encoding(this.properties.getEncoding())
			.maxUnhandledBytes(inbound.getMaxUnhandled().toBytes())
			.acknowledgementTimeout(outbound.getAcknowledgementTimeout())
			.keepAlive(this.properties.getKeepAlive().toSettings())
			.maxMessageSize(bytes(inbound.getMessage().getMaxSize()))
			.inboundWindow(inbound.getWindow())
			.maxPendingBytes(outbound.getMaxPending().toBytes())
			.frameTimeout(inbound.getFrameTimeout())
			.writeTimeout(outbound.getWriteTimeout())
			.closeTimeout(outbound.getCloseTimeout())
			.build();
	}

	// A frame of more could not be held in one buffer
	private static int bytes(DataSize size) {
		return (int) Math.min(Integer.MAX_VALUE, size.toBytes());
	}

}

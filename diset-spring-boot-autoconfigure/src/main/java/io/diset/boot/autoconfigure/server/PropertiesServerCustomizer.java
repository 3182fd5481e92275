package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;

import io.diset.boot.autoconfigure.ConnectionProperties;
import io.diset.boot.autoconfigure.PropertyRange;
import io.diset.connection.ConnectionSettings;
import io.diset.message.MessageTypes;
import io.diset.server.DisetServer;
import io.diset.server.HandshakeSettings;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Sets what the properties say about address and limits.
 *
 * @param properties the properties
 * @param messageTypes makes the types of records
 */
record PropertiesServerCustomizer(DisetServerProperties properties,
		MessageTypes messageTypes) implements DisetServerCustomizer {

	private static final PropertyRange RANGE = new PropertyRange("diset.server");

	@Override
	public void customize(DisetServer.Builder builder) {
		PropertyMapper map = PropertyMapper.get();
		map.from(this.properties::getAddress).as(InetAddress::getHostAddress).to(builder::host);
		int port = this.properties.getPort();
		builder.defaultListener(port != DisetServerProperties.NO_PORT);
		map.from(port).when((number) -> number != DisetServerProperties.NO_PORT).to(builder::port);
		builder.admission(this.properties.getAdmission().settings());
		builder.handshake(handshake());
		builder.connection(connection());
	}

	HandshakeSettings handshake() {
		DisetServerProperties.Inbound inbound = this.properties.getInbound();
		return new HandshakeSettings(
				ConnectionProperties
					.bytes(RANGE.positive("inbound.proposal.max-size", inbound.getProposal().getMaxSize())),
				RANGE.positive("inbound.proposal-timeout", inbound.getProposalTimeout()),
				RANGE.positive("inbound.connect-timeout", inbound.getConnectTimeout()));
	}

	ConnectionSettings connection() {
		return new ConnectionProperties(this.properties.getEncoding(), this.properties.getInbound(),
				this.properties.getOutbound(), this.properties.getKeepalive())
			.settings(RANGE, this.messageTypes)
			.lifetime(this.properties.getLifetime().settings(RANGE))
			.build();
	}

}

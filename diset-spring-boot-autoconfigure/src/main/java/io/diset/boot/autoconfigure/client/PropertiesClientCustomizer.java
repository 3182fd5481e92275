package io.diset.boot.autoconfigure.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.diset.boot.autoconfigure.ConnectionProperties;
import io.diset.client.ClientSettings;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ReconnectPolicy;
import io.diset.connection.ConnectionSettings;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageTypes;

/**
 * Sets what the properties say about the client and its limits.
 *
 * @param properties the properties
 * @param messageTypes makes the types of records
 */
record PropertiesClientCustomizer(MessageClientProperties properties,
		MessageTypes messageTypes) implements MessageClientCustomizer {

	@Override
	public void customize(MessageClientBuilder builder) {
		builder.setup(this.properties.getSetup()).vo(this.properties.getVo()).settings(settings());
		this.properties.getDefinitions()
			.forEach((name, attributes) -> builder.definition(definition(name, attributes)));
	}

	private static MessageDefinition definition(String name, Map<String, Set<AttributeType>> attributes) {
		List<AttributeDefinition> definitions = new ArrayList<>();
		attributes.forEach((attribute, types) -> definitions.add(new AttributeDefinition(attribute, types)));
		return MessageDefinition.of(name, definitions);
	}

	ClientSettings settings() {
		return new ClientSettings(this.properties.getConnectTimeout(), this.properties.getHandshakeTimeout(),
				this.properties.getSendTimeout(), reconnect(), this.properties.getUnsubscribedMessages(),
				this.properties.getDisconnectedSends(), connection());
	}

	private ReconnectPolicy reconnect() {
		MessageClientProperties.Reconnect reconnect = this.properties.getReconnect();
		return new ReconnectPolicy(reconnect.isEnabled(), reconnect.getInitialDelay(), reconnect.getMaxDelay(),
				reconnect.getJitter());
	}

	private ConnectionSettings connection() {
		return new ConnectionProperties(this.properties.getEncoding(), this.properties.getInbound(),
				this.properties.getOutbound(), this.properties.getKeepalive())
			.settings(this.messageTypes);
	}

}

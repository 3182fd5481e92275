package io.diset.boot.autoconfigure.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.diset.boot.autoconfigure.ConnectionProperties;
import io.diset.boot.autoconfigure.PropertyRange;
import io.diset.client.ClientSettings;
import io.diset.client.ExtraCredentials;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ReconnectPolicy;
import io.diset.connection.ConnectionSettings;
import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageTypes;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Sets what the properties say about the client and its limits.
 *
 * @param properties the properties
 * @param messageTypes makes the types of records
 */
record PropertiesClientCustomizer(MessageClientProperties properties,
		MessageTypes messageTypes) implements MessageClientCustomizer {

	private static final PropertyRange RANGE = new PropertyRange("diset.client");

	@Override
	public void customize(MessageClientBuilder builder) {
		builder.setup(this.properties.getSetup())
			.vo(this.properties.getVo())
			.extraCredentials(extraCredentials())
			.settings(settings());
		this.properties.getDefinitions()
			.forEach((name, attributes) -> builder.definition(definition(name, attributes)));
	}

	private ExtraCredentials extraCredentials() {
		MessageClientProperties.Credentials credentials = this.properties.getCredentials();
		String group = credentials.getGroup();
		String forwardedDn = credentials.getForwardedDn();
		if (credentials.isHost()) {
			if (group != null || forwardedDn != null) {
				throw new InvalidConfigurationPropertyValueException("diset.client.credentials.host", true,
						"A host neither claims a group nor speaks for a user");
			}
			return ExtraCredentials.HOST;
		}
		if (forwardedDn != null) {
			if (group == null) {
				throw new InvalidConfigurationPropertyValueException("diset.client.credentials.forwarded-dn",
						forwardedDn, "The group that the user works for is missing: set 'credentials.group' as well");
			}
			return ExtraCredentials.forwarded(forwardedDn, group);
		}
		return (group != null) ? ExtraCredentials.group(group) : ExtraCredentials.NONE;
	}

	private static MessageDefinition definition(String name, Map<String, Set<AttributeType>> attributes) {
		List<AttributeDefinition> definitions = new ArrayList<>();
		attributes.forEach((attribute, types) -> definitions.add(new AttributeDefinition(attribute, types)));
		return MessageDefinition.of(name, definitions);
	}

	ClientSettings settings() {
		return new ClientSettings(RANGE.positive("connect-timeout", this.properties.getConnectTimeout()),
				RANGE.positive("handshake-timeout", this.properties.getHandshakeTimeout()),
				RANGE.positive("send-timeout", this.properties.getSendTimeout()), reconnect(),
				this.properties.getUnsubscribedMessages(), this.properties.getDisconnectedSends(), connection());
	}

	private ReconnectPolicy reconnect() {
		MessageClientProperties.Reconnect reconnect = this.properties.getReconnect();
		return new ReconnectPolicy(reconnect.isEnabled(), reconnect.getInitialDelay(), reconnect.getMaxDelay(),
				reconnect.getJitter());
	}

	private ConnectionSettings connection() {
		return new ConnectionProperties(this.properties.getEncoding(), this.properties.getInbound(),
				this.properties.getOutbound(), this.properties.getKeepalive())
			.settings(RANGE, this.messageTypes)
			.build();
	}

}

package io.diset.boot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.diset.client.ExtraCredentials;
import io.diset.message.MessageDefinition;

import org.springframework.boot.ssl.SslBundle;

/**
 * How a client of tests connects.
 *
 * @param bundle what it shows and whom it trusts, where there is TLS
 * @param timeout how long anything may take
 * @param messages the definitions of messages that the service does not declare
 * @param credentials what it says of itself besides its certificate
 */
record ClientOptions(SslBundle bundle, Duration timeout, List<MessageDefinition> messages,
		ExtraCredentials credentials) {

	ClientOptions withBundle(SslBundle bundle) {
		return new ClientOptions(bundle, this.timeout, this.messages, this.credentials);
	}

	ClientOptions withTimeout(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The timeout must be positive");
		}
		return new ClientOptions(this.bundle, timeout, this.messages, this.credentials);
	}

	ClientOptions withMessages(Collection<MessageDefinition> messages) {
		List<MessageDefinition> all = new ArrayList<>(this.messages);
		all.addAll(messages);
		return new ClientOptions(this.bundle, this.timeout, List.copyOf(all), this.credentials);
	}

	ClientOptions withCredentials(ExtraCredentials credentials) {
		return new ClientOptions(this.bundle, this.timeout, this.messages, credentials);
	}

	/**
	 * Return all definitions that the client has.
	 * @param declared those of the service
	 * @return the definitions by name, where the client's own come before the service's
	 */
	Map<String, MessageDefinition> definitions(Collection<MessageDefinition> declared) {
		Map<String, MessageDefinition> definitions = new LinkedHashMap<>();
		declared.forEach((definition) -> definitions.put(definition.name(), definition));
		this.messages.forEach((definition) -> definitions.put(definition.name(), definition));
		return definitions;
	}

}

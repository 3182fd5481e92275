package io.diset.server;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one service.
 *
 * @param service the name of the service
 * @param connect the rule for connects, or {@code null} if those may connect who may send
 * at least one message
 * @param messages the rules of all messages that it handles, by their names
 */
record ServiceRules(String service, @Nullable AuthorizationRule connect, Map<String, AuthorizationRule> messages) {

	ServiceRules {
		messages = Map.copyOf(messages);
	}

	boolean permitsConnect(DisetPrincipal peer) {
		return (this.connect != null) ? this.connect.permits(peer)
				: this.messages.values().stream().anyMatch((rule) -> rule.permits(peer));
	}

	/**
	 * Return what a peer may not send.
	 * @param peer who the peer is
	 * @return the names of messages
	 */
	Set<String> refusedMessages(DisetPrincipal peer) {
		Set<String> refused = new HashSet<>();
		this.messages.forEach((message, rule) -> {
			if (!rule.permits(peer)) {
				refused.add(message);
			}
		});
		return Set.copyOf(refused);
	}

}

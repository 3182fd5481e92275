package io.diset.boot.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.diset.client.ClientSettings;
import io.diset.client.ServiceUrl;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Lifetime;
import io.diset.server.AdmissionSettings;
import io.diset.server.HandshakeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The defaults that the metadata documents are those of the library.
 */
class LibraryDefaultsTests {

	private static final Map<String, String> DOCUMENTED = documented();

	/**
	 * What the library has no setting for.
	 */
	private static final Set<String> WITHOUT_SETTING = Set.of("diset.server.enabled", "diset.server.ssl.client-auth",
			"diset.server.ssl.handshake-timeout", "diset.server.ssl.provider", "diset.server.shutdown.grace-period",
			"diset.client.enabled", "diset.client.ssl.handshake-timeout", "diset.client.ssl.provider",
			"diset.client.ssl.verify-host-name", "diset.client.credentials.host", "diset.ssl.bundle.watch.interval",
			"diset.client.shutdown.grace-period", "diset.registry.reload-interval",
			"diset.server.executor.queue-capacity", "diset.client.executor.queue-capacity");

	@ParameterizedTest
	@MethodSource("defaults")
	void documentsTheDefaultOfTheLibrary(Map.Entry<String, Object> setting) {
		String documented = DOCUMENTED.get(setting.getKey());
		assertThat(documented).as(setting.getKey()).isNotNull();
		assertThat(ApplicationConversionService.getSharedInstance().convert(documented, setting.getValue().getClass()))
			.as(setting.getKey())
			.isEqualTo(setting.getValue());
	}

	@Test
	void comparesEachDocumentedDefault() {
		Set<String> compared = defaults().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
		compared.addAll(WITHOUT_SETTING);
		assertThat(compared).containsExactlyInAnyOrderElementsOf(DOCUMENTED.keySet());
	}

	static List<Map.Entry<String, Object>> defaults() {
		Map<String, Object> defaults = new TreeMap<>(Comparator.naturalOrder());
		HandshakeSettings handshake = HandshakeSettings.DEFAULTS;
		defaults.put("diset.server.port", ServiceUrl.DEFAULT_PORT);
		defaults.put("diset.server.inbound.proposal.max-size", DataSize.ofBytes(handshake.maxProposalSize()));
		defaults.put("diset.server.inbound.proposal-timeout", handshake.proposalTimeout());
		defaults.put("diset.server.inbound.connect-timeout", handshake.connectTimeout());
		defaults.put("diset.server.lifetime.jitter", Lifetime.UNLIMITED.jitter());
		AdmissionSettings admission = AdmissionSettings.DEFAULTS;
		defaults.put("diset.server.admission.max-connections", admission.maxConnections());
		defaults.put("diset.server.admission.max-pending", admission.maxPending());
		defaults.put("diset.server.admission.max-handshakes", admission.maxHandshakes());
		addConnection("diset.server.", ConnectionSettings.DEFAULTS, defaults);
		ClientSettings client = ClientSettings.DEFAULTS;
		defaults.put("diset.client.setup", "");
		defaults.put("diset.client.connect-timeout", client.connectTimeout());
		defaults.put("diset.client.handshake-timeout", client.handshakeTimeout());
		defaults.put("diset.client.send-timeout", client.sendTimeout());
		defaults.put("diset.client.unsubscribed-messages", client.unsubscribedMessages());
		defaults.put("diset.client.disconnected-sends", client.disconnectedSends());
		defaults.put("diset.client.reconnect.enabled", client.reconnect().enabled());
		defaults.put("diset.client.reconnect.initial-delay", client.reconnect().initialDelay());
		defaults.put("diset.client.reconnect.max-delay", client.reconnect().maxDelay());
		defaults.put("diset.client.reconnect.jitter", client.reconnect().jitter());
		addConnection("diset.client.", client.connection(), defaults);
		return List.copyOf(defaults.entrySet());
	}

	private static void addConnection(String prefix, ConnectionSettings settings, Map<String, Object> defaults) {
		defaults.put(prefix + "encoding", settings.encoding());
		defaults.put(prefix + "inbound.message.max-size", DataSize.ofBytes(settings.maxMessageSize()));
		defaults.put(prefix + "inbound.window", settings.inboundWindow());
		defaults.put(prefix + "inbound.max-unhandled", DataSize.ofBytes(settings.maxUnhandledBytes()));
		defaults.put(prefix + "inbound.frame-timeout", settings.frameTimeout());
		defaults.put(prefix + "outbound.max-pending", DataSize.ofBytes(settings.maxPendingBytes()));
		defaults.put(prefix + "inbound.slow-handler-time", settings.slowHandlerTime());
		defaults.put(prefix + "outbound.max-pending-messages", settings.maxPendingMessages());
		defaults.put(prefix + "outbound.max-pending-answers", DataSize.ofBytes(settings.maxPendingAnswerBytes()));
		defaults.put(prefix + "outbound.max-awaited-acknowledgements", settings.maxAwaitedAcknowledgements());
		defaults.put(prefix + "outbound.slow-peers", settings.slowPeers());
		defaults.put(prefix + "outbound.queue-timeout", settings.queueTimeout());
		defaults.put(prefix + "outbound.foreign-write-timeout", settings.foreignWriteTimeout());
		defaults.put(prefix + "outbound.write-timeout", settings.writeTimeout());
		defaults.put(prefix + "outbound.close-timeout", settings.closeTimeout());
		defaults.put(prefix + "outbound.acknowledgement-timeout", settings.acknowledgementTimeout());
		defaults.put(prefix + "keepalive.time", settings.keepAlive().idle());
		defaults.put(prefix + "keepalive.timeout", settings.keepAlive().timeout());
		defaults.put(prefix + "keepalive.tcp-user-timeout", settings.tcpUserTimeout());
		defaults.put(prefix + "keepalive.foreign-timeout", settings.keepAlive().foreignTimeout());
	}

	private static Map<String, String> documented() {
		try {
			return MetadataTests.metadata("properties")
				.stream()
				.filter((property) -> property.get("defaultValue") != null)
				.filter((property) -> !property.get("name").toString().startsWith("diset.development."))
				.collect(Collectors.toMap((property) -> property.get("name").toString(),
						(property) -> Objects.toString(property.get("defaultValue"))));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}

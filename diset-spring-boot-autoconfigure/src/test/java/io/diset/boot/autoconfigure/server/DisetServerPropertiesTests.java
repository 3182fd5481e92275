package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

import io.diset.client.ServiceUrl;
import io.diset.codec.Encoding;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.KeepAliveSettings;
import io.diset.connection.Lifetime;
import io.diset.connection.SlowPeerPolicy;
import io.diset.message.MessageTypes;
import io.diset.server.DisetServer;
import io.diset.server.HandshakeSettings;
import io.diset.server.ServerListener;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class DisetServerPropertiesTests {

	@Test
	void hasTheDefaultsOfTheLibrary() {
		PropertiesServerCustomizer customizer = new PropertiesServerCustomizer(new DisetServerProperties(),
				MessageTypes.defaults());
		assertThat(customizer.handshake()).isEqualTo(HandshakeSettings.DEFAULTS);
		assertThat(customizer.connection()).isEqualTo(ConnectionSettings.DEFAULTS);
		assertThat(new DisetServerProperties().getPort()).isEqualTo(ServiceUrl.DEFAULT_PORT);
	}

	@Test
	void listensOnAllAddressesIfNotSet() {
		assertThat(build(new DisetServerProperties()).listeners()).singleElement()
			.extracting(ServerListener::address)
			.isEqualTo(new InetSocketAddress(9876));
	}

	@Test
	void setsTheAddress() {
		DisetServerProperties properties = bind(
				Map.of("diset.server.address", "127.0.0.1", "diset.server.port", "9145"));
		assertThat(properties.getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
		assertThat(build(properties).listeners()).singleElement()
			.extracting(ServerListener::address)
			.hasToString("127.0.0.1/<unresolved>:9145");
	}

	@Test
	void setsTheLimitsOfTheHandshake() {
		DisetServerProperties properties = bind(Map.of("diset.server.inbound.proposal.max-size", "1KB",
				"diset.server.inbound.proposal-timeout", "2", "diset.server.inbound.connect-timeout", "3m"));
		assertThat(build(properties)).extracting("context.handshake")
			.isEqualTo(new HandshakeSettings(1024, Duration.ofSeconds(2), Duration.ofMinutes(3)));
	}

	@Test
	void setsTheLimitsOfConnections() {
		DisetServerProperties properties = bind(Map.ofEntries(Map.entry("diset.server.encoding", "dencode"),
				Map.entry("diset.server.inbound.max-unhandled", "5KB"),
				Map.entry("diset.server.outbound.acknowledgement-timeout", "7"),
				Map.entry("diset.server.keepalive.time", "8"), Map.entry("diset.server.keepalive.timeout", "9"),
				Map.entry("diset.server.keepalive.foreign-timeout", "3m"),
				Map.entry("diset.server.inbound.message.max-size", "1MB"),
				Map.entry("diset.server.inbound.window", "2"), Map.entry("diset.server.inbound.frame-timeout", "3"),
				Map.entry("diset.server.outbound.max-pending", "4GB"),
				Map.entry("diset.server.outbound.write-timeout", "5"),
				Map.entry("diset.server.outbound.close-timeout", "6")));
		assertThat(build(properties)).extracting("context.connection")
			.isEqualTo(ConnectionSettings.builder()
				.encoding(Encoding.DENCODE)
				.maxUnhandledBytes(5 * 1024)
				.acknowledgementTimeout(Duration.ofSeconds(7))
				.keepAlive(new KeepAliveSettings(Duration.ofSeconds(8), Duration.ofSeconds(9), Duration.ofMinutes(3)))
				.maxMessageSize(1024 * 1024)
				.inboundWindow(2)
				.maxPendingBytes(4L * 1024 * 1024 * 1024)
				.frameTimeout(Duration.ofSeconds(3))
				.writeTimeout(Duration.ofSeconds(5))
				.closeTimeout(Duration.ofSeconds(6))
				.build());
	}

	@Test
	void setsTheLimitsOfSlowPeersAndHandlers() {
		DisetServerProperties properties = bind(Map.ofEntries(Map.entry("diset.server.inbound.slow-handler-time", "1"),
				Map.entry("diset.server.outbound.max-pending-messages", "2"),
				Map.entry("diset.server.outbound.max-pending-answers", "3KB"),
				Map.entry("diset.server.outbound.max-awaited-acknowledgements", "4"),
				Map.entry("diset.server.outbound.slow-peers", "disconnect"),
				Map.entry("diset.server.outbound.queue-timeout", "5"),
				Map.entry("diset.server.outbound.foreign-write-timeout", "6"),
				Map.entry("diset.server.keepalive.tcp-user-timeout", "0"),
				Map.entry("diset.server.lifetime.max-idle", "7"), Map.entry("diset.server.lifetime.max-age", "8h"),
				Map.entry("diset.server.lifetime.jitter", "0.9")));
		assertThat(build(properties)).extracting("context.connection")
			.isEqualTo(ConnectionSettings.builder()
				.slowHandlerTime(Duration.ofSeconds(1))
				.maxPendingMessages(2)
				.maxPendingAnswerBytes(3 * 1024)
				.maxAwaitedAcknowledgements(4)
				.slowPeers(SlowPeerPolicy.DISCONNECT)
				.queueTimeout(Duration.ofSeconds(5))
				.foreignWriteTimeout(Duration.ofSeconds(6))
				.tcpUserTimeout(Duration.ZERO)
				.lifetime(new Lifetime(Duration.ofSeconds(7), Duration.ofHours(8), 0.9))
				.build());
	}

	@Test
	void limitsFramesToWhatABufferCanHold() {
		DisetServerProperties properties = bind(Map.of("diset.server.inbound.message.max-size", "3GB"));
		assertThat(new PropertiesServerCustomizer(properties, MessageTypes.defaults()).connection().maxMessageSize())
			.isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void bindsTheRest() {
		DisetServerProperties properties = bind(
				Map.of("diset.server.enabled", "false", "diset.server.ssl.bundle", "host", "diset.server.ssl.enabled",
						"true", "diset.server.ssl.client-auth", "optional", "diset.server.ssl.handshake-timeout", "7",
						"diset.server.authorization.default", "all,authenticated", "diset.server.executor.bean", "mine",
						"diset.server.executor.threads", "8", "diset.server.shutdown.grace-period", "9"));
		assertThat(properties.isEnabled()).isFalse();
		assertThat(properties.getSsl().getBundle()).isEqualTo("host");
		assertThat(properties.getSsl().getEnabled()).isTrue();
		assertThat(properties.getSsl().getClientAuth()).isEqualTo(ClientAuth.OPTIONAL);
		assertThat(properties.getSsl().getHandshakeTimeout()).isEqualTo(Duration.ofSeconds(7));
		assertThat(properties.getAuthorization().getDefaultRule()).containsExactly("all", "authenticated");
		assertThat(properties.getExecutor().getBean()).isEqualTo("mine");
		assertThat(properties.getExecutor().getThreads()).isEqualTo(8);
		assertThat(properties.getShutdown().getGracePeriod()).isEqualTo(Duration.ofSeconds(9));
	}

	private static DisetServer build(DisetServerProperties properties) {
		DisetServer.Builder builder = DisetServer.builder(Runnable::run);
		new PropertiesServerCustomizer(properties, MessageTypes.defaults()).customize(builder);
		return builder.build();
	}

	private static DisetServerProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties))
			.bind("diset.server", DisetServerProperties.class)
			.get();
	}

}

package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.diset.client.ClientSettings;
import io.diset.client.DisconnectedSends;
import io.diset.client.ExtraCredentials;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ReconnectPolicy;
import io.diset.client.ServiceUrl;
import io.diset.client.UnsubscribedMessages;
import io.diset.codec.Encoding;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.KeepAliveSettings;
import io.diset.message.MessageTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisetClientPropertiesTests {

	private static final ServiceUrl URL = new ServiceUrl(false, "localhost", 1, "Test/Service");

	@Test
	void hasTheDefaultsOfTheLibrary() {
		MessageClientBuilder untouched = MessageClient.builder(URL, Runnable::run);
		MessageClientBuilder builder = build(new DisetClientProperties());
		assertThat(builder).extracting("settings").isEqualTo(ClientSettings.DEFAULTS);
		assertThat(builder).usingRecursiveComparison().comparingOnlyFields("setup", "vo").isEqualTo(untouched);
	}

	@Test
	void setsTimeouts() {
		DisetClientProperties properties = bind(Map.of("diset.client.connect-timeout", "1",
				"diset.client.handshake-timeout", "2", "diset.client.send-timeout", "3"));
		assertThat(build(properties)).extracting("settings")
			.isEqualTo(new ClientSettings(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3),
					ReconnectPolicy.DEFAULTS, UnsubscribedMessages.DISCONNECT, ConnectionSettings.DEFAULTS));
	}

	@Test
	void setsWhenToConnectAgain() {
		DisetClientProperties properties = bind(
				Map.of("diset.client.reconnect.enabled", "false", "diset.client.reconnect.initial-delay", "1",
						"diset.client.reconnect.max-delay", "2m", "diset.client.reconnect.jitter", "0.25"));
		assertThat(build(properties)).extracting("settings.reconnect")
			.isEqualTo(new ReconnectPolicy(false, Duration.ofSeconds(1), Duration.ofMinutes(2), 0.25));
	}

	@Test
	void setsTheLimitsOfConnections() {
		DisetClientProperties properties = bind(Map.ofEntries(Map.entry("diset.client.encoding", "dencode"),
				Map.entry("diset.client.inbound.max-unhandled", "5KB"),
				Map.entry("diset.client.outbound.acknowledgement-timeout", "7"),
				Map.entry("diset.client.keepalive.time", "8"), Map.entry("diset.client.keepalive.timeout", "9"),
				Map.entry("diset.client.keepalive.foreign-timeout", "3m"),
				Map.entry("diset.client.inbound.message.max-size", "1MB"),
				Map.entry("diset.client.inbound.window", "2"), Map.entry("diset.client.inbound.frame-timeout", "3"),
				Map.entry("diset.client.outbound.max-pending", "4GB"),
				Map.entry("diset.client.outbound.write-timeout", "5"),
				Map.entry("diset.client.outbound.close-timeout", "6")));
		assertThat(build(properties)).extracting("settings.connection")
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
	void setsWhatHappensToUnsubscribedMessages() {
		assertThat(build(bind(Map.of("diset.client.unsubscribed-messages", "ignore"))))
			.extracting("settings.unsubscribedMessages")
			.isEqualTo(UnsubscribedMessages.IGNORE);
	}

	@Test
	void setsWhatHappensToMessagesWithoutAConnection() {
		assertThat(build(bind(Map.of("diset.client.disconnected-sends", "fail"))))
			.extracting("settings.disconnectedSends")
			.isEqualTo(DisconnectedSends.FAIL);
	}

	@Test
	void definesMessagesWithoutARecord() {
		DisetClientProperties properties = bind(Map.of("diset.client.definitions.Ping.id", "int",
				"diset.client.definitions.Multi.beta", "int,float", "diset.client.definitions.Multi.Alpha", "any"));
		assertThat(build(properties).build().createMessage("Multi").definition())
			.hasToString("Multi(Alpha: any, beta: int|float)");
		assertThat(build(properties).build().createMessage("Ping").definition()).hasToString("Ping(id: int)");
	}

	@Test
	void setsWhereTheClientBelongs() {
		MessageClientBuilder builder = build(bind(Map.of("diset.client.setup", "LHCb", "diset.client.vo", "lhcb")));
		assertThat(builder).extracting("setup", "vo").containsExactly("LHCb", "lhcb");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			group=prod                            | prod
			host=true                             | hosts
			group=prod, forwarded-dn=/CN=Jane Doe | [/CN=Jane Doe, prod]
			""")
	void saysMoreOfTheClient(String properties, String sent) {
		assertThat(build(bind(credentials(properties)))).extracting("extraCredentials").hasToString(sent);
	}

	@Test
	void saysNothingMoreOfTheClientIfNothingIsSet() {
		assertThat(build(new DisetClientProperties())).extracting("extraCredentials").isEqualTo(ExtraCredentials.NONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			host=true, group=prod               | diset.client.credentials.host
			host=true, forwarded-dn=/CN=Jane    | diset.client.credentials.host
			forwarded-dn=/CN=Jane               | diset.client.credentials.forwarded-dn
			""")
	void refusesCredentialsThatMakeNoSense(String properties, String property) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> build(bind(credentials(properties))))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(property));
	}

	private static Map<String, String> credentials(String properties) {
		Map<String, String> credentials = new HashMap<>();
		for (String property : properties.split(", ", -1)) {
			String[] nameAndValue = property.split("=", 2);
			credentials.put("diset.client.credentials." + nameAndValue[0], nameAndValue[1]);
		}
		return credentials;
	}

	@Test
	void bindsTheRest() {
		DisetClientProperties properties = bind(Map.of("diset.client.enabled", "false", "diset.client.url",
				"dips://localhost/Test/Service", "diset.client.ssl.bundle", "user",
				"diset.client.ssl.handshake-timeout", "7", "diset.client.executor.bean", "mine",
				"diset.client.executor.threads", "8", "diset.client.shutdown.grace-period", "9"));
		assertThat(properties.isEnabled()).isFalse();
		assertThat(properties.getUrl()).isEqualTo("dips://localhost/Test/Service");
		assertThat(properties.getSsl().getBundle()).isEqualTo("user");
		assertThat(properties.getSsl().getHandshakeTimeout()).isEqualTo(Duration.ofSeconds(7));
		assertThat(properties.getExecutor().getBean()).isEqualTo("mine");
		assertThat(properties.getExecutor().getThreads()).isEqualTo(8);
		assertThat(properties.getShutdown().getGracePeriod()).isEqualTo(Duration.ofSeconds(9));
	}

	private static MessageClientBuilder build(DisetClientProperties properties) {
		MessageClientBuilder builder = MessageClient.builder(URL, Runnable::run);
		new PropertiesClientCustomizer(properties, MessageTypes.defaults()).customize(builder);
		return builder;
	}

	private static DisetClientProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties))
			.bind("diset.client", DisetClientProperties.class)
			.get();
	}

}

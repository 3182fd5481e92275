package io.diset.boot.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.diset.boot.autoconfigure.client.ClientMeters;
import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.server.DisetConnections;
import io.diset.server.ServerMetrics;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DisetMetricsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Pattern ROW = Pattern.compile("^\\| `(diset\\.[a-z.]+)` \\| (\\w+)[^|]*\\| ([^|]*) \\|",
			Pattern.MULTILINE);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class,
				DisetMetricsAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(Metered.class)
		.withInitializer(DisetMetricsTests::findServices)
		.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.enabled=false",
				"diset.server.authorization.default=all", "diset.server.keepalive.time=20ms",
				"diset.client.service=Test/Metered", "diset.client.keepalive.time=20ms",
				"diset.client.unsubscribed-messages=ignore", "diset.client.reconnect.initial-delay=1ms");

	private final ApplicationContextRunner measured = this.application.withBean(SimpleMeterRegistry.class);

	@Test
	void measureNothingWithoutARegistry() {
		this.application.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(ServerMetrics.class)
			.doesNotHaveBean(ClientMeters.class));
	}

	@Test
	void measureNothingWithoutMicrometer() {
		this.application.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerMetrics.class));
	}

	@Test
	void backOffFromThoseOfTheApplication() {
		this.measured.withBean(ServerMetrics.class, () -> ServerMetrics.NONE)
			.run((context) -> assertThat(context.getBean(ServerMetrics.class)).isSameAs(ServerMetrics.NONE));
	}

	@Test
	void countMessagesOfBothEnds() {
		this.measured.run((context) -> {
			exchange(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(count(registry, "diset.server.messages.received", "message", "Ask", "outcome", "accepted"))
				.isEqualTo(2);
			assertThat(count(registry, "diset.client.messages.sent", "message", "Ask", "outcome", "sent")).isEqualTo(2);
			assertThat(count(registry, "diset.server.messages.sent", "message", "Answer", "outcome", "sent"))
				.isEqualTo(2);
			Await.until(() -> registry.get("diset.server.handlers")
				.tags("message", "Ask", "outcome", "success")
				.timer()
				.count() == 2);
			Await.until(() -> count(registry, "diset.client.messages.received", "message", "unknown", "outcome",
					"ignored") == 2);
			assertThat(registry.get("diset.client.acknowledgements").tag("outcome", "accepted").timer().count())
				.isEqualTo(1);
			assertThat(registry.get("diset.client.acknowledgements")
				.tag("outcome", "accepted")
				.timer()
				.totalTime(TimeUnit.NANOSECONDS)).isPositive();
			assertThat(count(registry, "diset.server.received", "service", "Test/Metered")).isGreaterThan(100);
			assertThat(count(registry, "diset.client.connects", "client", "default", "outcome", "success"))
				.isEqualTo(1);
			assertThat(registry.get("diset.server.connections.active").gauge().value()).isEqualTo(1);
			Await.until(() -> registry.get("diset.server.keepalive").timer().count() > 0);
		});
	}

	@Test
	void countWhatAPeerDoesWrong() {
		this.measured.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertRefused(context, "Ask", "\"no number\"");
			assertThat(count(registry, "diset.server.messages.received", "message", "Ask", "outcome", "malformed"))
				.isEqualTo(1);
			assertRefused(context, "Made/Up", "1");
			assertThat(count(registry, "diset.server.messages.received", "message", "unknown", "outcome", "unknown"))
				.isEqualTo(1);
			assertRefused(context, "Fail", "1");
			Await.until(() -> registry.get("diset.server.handlers")
				.tags("message", "Fail", "outcome", "error")
				.timer()
				.count() == 1);
			Await.until(() -> count(registry, "diset.server.connections.closed", "reason", "handler_error") == 1
					&& count(registry, "diset.server.connections.closed", "reason", "protocol_error") == 2);
			try (RawPeer peer = connect(context)) {
				assertThat(peer.send(RawPeer.proposal("Made/Up")).receive()).contains("is not up");
			}
			assertThat(count(registry, "diset.server.connections.refused", "service", "unknown", "reason", "refused"))
				.isEqualTo(1);
		});
	}

	@Test
	void countReconnects() {
		this.measured.run((context) -> {
			exchange(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(DisetConnections.class).all().forEach(DisetConnection::close);
			Await.until(() -> registry.find("diset.client.connects")
				.tags("again", "true", "outcome", "success")
				.counter() != null);
			assertThat(count(registry, "diset.client.connections.closed", "reason", "peer_closed")).isEqualTo(1);
			assertThat(count(registry, "diset.server.connections.closed", "reason", "closed")).isEqualTo(1);
		});
	}

	@Test
	void areThoseOfTheDocumentation() {
		this.measured.withPropertyValues("diset.client.clients.other.service=Test/Metered").run((context) -> {
			context.getBean("disetMessageClient", MessageClient.class).on(Answer.class, (answer) -> {
			});
			exchange(context);
			assertRefused(context, "Fail", "1");
			try (RawPeer peer = connect(context)) {
				peer.send(RawPeer.proposal("Made/Up")).receive();
			}
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			// There is no TLS here
			registry.timer("diset.server.handshakes", "outcome", HandshakeOutcome.of(null));
			Await.until(() -> registry.find("diset.client.handlers").timer() != null
					&& registry.find("diset.server.connections.refused").counter() != null);
			Set<String> meters = new TreeSet<>();
			for (Meter meter : registry.getMeters()) {
				meters.add(row(meter.getId()));
			}
			meters.removeIf((row) -> !row.startsWith("diset."));
			assertThat(meters).containsExactlyElementsOf(documented());
		});
	}

	private static String row(Meter.Id id) {
		return id.getName() + " " + id.getTags().stream().map(Tag::getKey).sorted().toList();
	}

	// The port is known when the server runs
	private static void findServices(ConfigurableApplicationContext context) {
		DisetServiceUrls urls = (service) -> List.of(new ServiceUrl(false, "127.0.0.1",
				context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class), service));
		((GenericApplicationContext) context).registerBean(DisetServiceUrls.class, () -> urls);
	}

	private static Set<String> documented() throws IOException {
		Set<String> rows = new TreeSet<>();
		Matcher matcher = ROW.matcher(Files.readString(Path.of("../docs/metrics.md")));
		while (matcher.find()) {
			String[] tags = matcher.group(3).isBlank() ? new String[0] : matcher.group(3).trim().split(", ");
			rows.add(matcher.group(1) + " " + Arrays.stream(tags).sorted().toList());
		}
		return rows;
	}

	private static void exchange(ApplicationContext context) {
		MessageClient client = context.getBean("disetMessageClient", MessageClient.class);
		client.connect().block(PATIENCE);
		client.send(new Ask(1)).block(PATIENCE);
		client.sendAndAwaitAck(new Ask(2)).block(PATIENCE);
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Await.until(() -> registry.find("diset.server.messages.sent")
			.tags("message", "Answer", "outcome", "sent")
			.counter() != null
				&& count(registry, "diset.server.messages.sent", "message", "Answer", "outcome", "sent") == 2);
	}

	private static void assertRefused(ApplicationContext context, String message, String values) throws IOException {
		try (RawPeer peer = Stage.ESTABLISHED.reach(connect(context), "Test/Metered")) {
			assertThat(peer.send(RawPeer.message(message, values)).receive()).contains("\"OK\": false");
		}
	}

	private static RawPeer connect(ApplicationContext context) throws IOException {
		return RawPeer.connect(context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class));
	}

	private static double count(MeterRegistry registry, String name, String... tags) {
		return registry.get(name).tags(tags).counter().count();
	}

	@DisetService("Test/Metered")
	static class Metered {

		@OnMessage
		Answer answer(Ask ask) {
			return new Answer(ask.id());
		}

		@OnMessage
		void fail(Fail message) {
			throw new IllegalStateException("failed on purpose");
		}

	}

	@DisetMessage("Ask")
	record Ask(long id) {
	}

	@DisetMessage("Answer")
	record Answer(long id) {
	}

	@DisetMessage("Fail")
	record Fail(long id) {
	}

}

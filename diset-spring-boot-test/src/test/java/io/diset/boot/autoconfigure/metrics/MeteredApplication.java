package io.diset.boot.autoconfigure.metrics;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose service and client are measured.
 */
final class MeteredApplication {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * An application with a server.
	 */
	static final ApplicationContextRunner SERVER = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class,
				DisetMetricsAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(Metered.class)
		.withInitializer(MeteredApplication::findServices)
		.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.enabled=false",
				"diset.server.authorization.default=all", "diset.server.keepalive.time=20ms");

	/**
	 * An application with a server and a client.
	 */
	static final ApplicationContextRunner BOTH = SERVER.withPropertyValues("diset.client.service=Test/Metered",
			"diset.client.keepalive.time=20ms", "diset.client.unsubscribed-messages=ignore",
			"diset.client.reconnect.initial-delay=1ms");

	/**
	 * An application with a server and a client, and a registry of meters.
	 */
	static final ApplicationContextRunner MEASURED = BOTH.withBean(SimpleMeterRegistry.class);

	private MeteredApplication() {
	}

	static void exchange(ApplicationContext context) {
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

	static void send(MessageClient client, int count) {
		for (int i = 0; i < count; i++) {
			client.sendAndAwaitAck(new Ask(i)).block(PATIENCE);
		}
	}

	static void assertRefused(ApplicationContext context, String message, String values) throws IOException {
		try (RawPeer peer = Stage.ESTABLISHED.reach(connect(context), "Test/Metered")) {
			assertThat(peer.send(RawPeer.message(message, values)).receive()).contains("\"OK\": false");
		}
	}

	static RawPeer connect(ApplicationContext context) throws IOException {
		return RawPeer.connect(context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class));
	}

	static double count(MeterRegistry registry, String name, String... tags) {
		Counter counter = registry.find(name).tags(tags).counter();
		return (counter != null) ? counter.count() : 0;
	}

	static long timed(MeterRegistry registry, String name, String... tags) {
		Timer timer = registry.find(name).tags(tags).timer();
		return (timer != null) ? timer.count() : 0;
	}

	// The port is known when the server runs
	private static void findServices(ConfigurableApplicationContext context) {
		DisetServiceUrls urls = (service) -> List.of(new ServiceUrl(false, "127.0.0.1",
				context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class), service));
		((GenericApplicationContext) context).registerBean(DisetServiceUrls.class, () -> urls);
	}

	@DisetService("Test/Metered")
	static class Metered {

		private final CountDownLatch blocked = new CountDownLatch(1);

		void unblock() {
			this.blocked.countDown();
		}

		@OnMessage
		void block(Block message) throws InterruptedException {
			this.blocked.await();
		}

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

	@DisetMessage("Block")
	record Block(long id) {
	}

	@DisetMessage("Fail")
	record Fail(long id) {
	}

}

package io.diset.boot.autoconfigure.metrics;

import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.autoconfigure.metrics.MeteredApplication.Metered;
import io.diset.client.MessageClient;
import io.diset.connection.DisetConnection;
import io.diset.server.DisetConnections;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;

import static org.assertj.core.api.Assertions.assertThat;

class DisetMetricsTests {

	@Test
	void countMessagesOfBothEnds() {
		MeteredApplication.MEASURED.run((context) -> {
			MeteredApplication.exchange(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(MeteredApplication.count(registry, "diset.server.messages.received", "message", "Ask", "outcome",
					"accepted"))
				.isEqualTo(2);
			assertThat(MeteredApplication.count(registry, "diset.client.messages.sent", "message", "Ask", "outcome",
					"sent"))
				.isEqualTo(2);
			assertThat(MeteredApplication.count(registry, "diset.server.messages.sent", "message", "Answer", "outcome",
					"sent"))
				.isEqualTo(2);
			Await.until(() -> MeteredApplication.timed(registry, "diset.server.handlers", "message", "Ask", "outcome",
					"success") == 2);
			Await.until(() -> MeteredApplication.count(registry, "diset.client.messages.received", "message", "unknown",
					"outcome", "ignored") == 2);
			assertThat(registry.get("diset.client.acknowledgements").tag("outcome", "accepted").timer().count())
				.isEqualTo(1);
			assertThat(registry.get("diset.client.acknowledgements")
				.tag("outcome", "accepted")
				.timer()
				.totalTime(TimeUnit.NANOSECONDS)).isPositive();
			assertThat(MeteredApplication.count(registry, "diset.server.received", "service", "Test/Metered"))
				.isGreaterThan(100);
			assertThat(MeteredApplication.count(registry, "diset.client.connects", "client", "default", "outcome",
					"success"))
				.isEqualTo(1);
			assertThat(registry.get("diset.server.connections.active").gauge().value()).isEqualTo(1);
			Await.until(() -> MeteredApplication.timed(registry, "diset.server.keepalive") > 0);
		});
	}

	@Test
	void countWhatAPeerDoesWrong() {
		MeteredApplication.MEASURED.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			MeteredApplication.assertRefused(context, "Ask", "\"no number\"");
			assertThat(MeteredApplication.count(registry, "diset.server.messages.received", "message", "Ask", "outcome",
					"malformed"))
				.isEqualTo(1);
			MeteredApplication.assertRefused(context, "Made/Up", "1");
			assertThat(MeteredApplication.count(registry, "diset.server.messages.received", "message", "unknown",
					"outcome", "unknown"))
				.isEqualTo(1);
			MeteredApplication.assertRefused(context, "Fail", "1");
			Await.until(() -> MeteredApplication.timed(registry, "diset.server.handlers", "message", "Fail", "outcome",
					"error") == 1);
			Await.until(() -> MeteredApplication.count(registry, "diset.server.connections.closed", "reason",
					"handler_error") == 1
					&& MeteredApplication.count(registry, "diset.server.connections.closed", "reason",
							"protocol_error") == 2);
			try (RawPeer peer = MeteredApplication.connect(context)) {
				assertThat(peer.send(RawPeer.proposal("Made/Up")).receive()).contains("is not up");
			}
			assertThat(MeteredApplication.count(registry, "diset.server.connections.refused", "service", "unknown",
					"reason", "refused"))
				.isEqualTo(1);
		});
	}

	@Test
	void showWhatWaitsForAHandler() {
		MeteredApplication.MEASURED.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			String message = RawPeer.message("Block", "1");
			Metered service = context.getBean(Metered.class);
			try (RawPeer peer = Stage.ESTABLISHED.reach(MeteredApplication.connect(context), "Test/Metered")) {
				peer.send(message).send(message).sync();
				assertThat(registry.get("diset.server.unhandled").gauge().value()).isEqualTo(2);
				assertThat(registry.get("diset.server.unhandled.size").gauge().value()).isEqualTo(2 * message.length());
				assertThat(registry.get("diset.server.connections.active").gauge().value()).isEqualTo(1);
				service.unblock();
				Await.until(() -> registry.get("diset.server.unhandled").gauge().value() == 0);
				assertThat(registry.get("diset.server.unhandled.size").gauge().value()).isZero();
			}
			Await.until(() -> registry.get("diset.server.connections.active").gauge().value() == 0);
		});
	}

	@Test
	void tellClientsApart() {
		MeteredApplication.MEASURED
			.withPropertyValues("diset.client.clients.first.service=Test/Metered",
					"diset.client.clients.second.service=Test/Metered")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				MeteredApplication.send(BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
						MessageClient.class, "first"), 1);
				MeteredApplication.send(BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
						MessageClient.class, "second"), 2);
				MeteredApplication.send(context.getBean(MessageClientFactory.class).create("Test/Metered"), 3);
				MeteredApplication.send(context.getBean(MessageClientFactory.class).create("Test/Metered"), 1);
				assertThat(sentAsks(registry, "first")).isEqualTo(1);
				assertThat(sentAsks(registry, "second")).isEqualTo(2);
				assertThat(sentAsks(registry, "others")).isEqualTo(4);
				assertThat(registry.get("diset.client.connections.active").tag("client", "others").gauge().value())
					.isEqualTo(2);
				assertThat(registry.get("diset.client.connections.active").tag("client", "default").gauge().value())
					.isZero();
			});
	}

	@Test
	void countReconnects() {
		MeteredApplication.MEASURED.run((context) -> {
			MeteredApplication.exchange(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(DisetConnections.class).all().forEach(DisetConnection::close);
			Await.until(() -> registry.find("diset.client.connects")
				.tags("again", "true", "outcome", "success")
				.counter() != null);
			assertThat(MeteredApplication.count(registry, "diset.client.connections.closed", "reason", "peer_closed"))
				.isEqualTo(1);
			assertThat(MeteredApplication.count(registry, "diset.server.connections.closed", "reason", "closed"))
				.isEqualTo(1);
		});
	}

	private static double sentAsks(MeterRegistry registry, String client) {
		return MeteredApplication.count(registry, "diset.client.messages.sent", "client", client, "message", "Ask",
				"outcome", "sent");
	}

}

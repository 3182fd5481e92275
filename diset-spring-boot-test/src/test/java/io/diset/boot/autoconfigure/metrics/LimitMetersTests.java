package io.diset.boot.autoconfigure.metrics;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an operator sees of peers that reach a limit.
 */
class LimitMetersTests {

	private static final String SERVICE = "Test/Limited";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetServerAutoConfiguration.class,
				DisetMetricsAutoConfiguration.class, MetricsAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class)
		.withBean(Limited.class)
		.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.enabled=false",
				"diset.server.authorization.default=all");

	@Test
	void showWhoIsKeptOutAndThatThereIsRoomAgain() {
		this.application.withPropertyValues("diset.server.admission.max-connections=1").run((context) -> {
			try (RawPeer first = establish(context); RawPeer second = connect(context)) {
				assertThat(second.send(RawPeer.proposal(SERVICE)).receive())
					.contains("Maximum number of connections reached. Try later");
				assertThat(first.socket().isConnected()).isTrue();
				assertThat(count(context, "admission.refused", "limit", "connections")).isEqualTo(1);
				assertThat(count(context, "connections.refused", "service", SERVICE, "reason", "connections"))
					.isEqualTo(1);
			}
			Await.until(() -> gauge(context, "connections.active") == 0);
			establish(context).close();
		});
	}

	@Test
	void showPeersThatSayNothing() {
		this.application.withPropertyValues("diset.server.inbound.proposal-timeout=50ms").run((context) -> {
			try (RawPeer silent = connect(context)) {
				assertThat(silent.receive()).contains("Nothing received within 50 ms");
				assertThat(count(context, "connections.refused", "service", "unknown", "reason", "timeout"))
					.isEqualTo(1);
			}
			Await.until(() -> gauge(context, "sockets.pending") == 0);
		});
	}

	@Test
	void showFramesThatAreNotFinishedAndThoseThatAreTooLong() {
		this.application
			.withPropertyValues("diset.server.inbound.frame-timeout=50ms",
					"diset.server.inbound.message.max-size=100KB")
			.run((context) -> {
				try (RawPeer peer = establish(context)) {
					peer.sendText("10:{");
					assertThat(peer.receive()).contains("Frame not finished");
				}
				Await.until(() -> count(context, "connections.closed", "reason", "timeout") == 1);
				try (RawPeer peer = establish(context)) {
					peer.sendText("200000:");
					assertThat(peer.receive()).contains("\"OK\": false");
				}
				Await.until(() -> count(context, "connections.closed", "reason", "protocol_error") == 1);
			});
	}

	@Test
	void showThatAWindowIsFullAndOpensAgain() {
		this.application.withPropertyValues("diset.server.inbound.window=4").run((context) -> {
			try (RawPeer peer = establish(context)) {
				peer.sendText(RawPeer.frame(RawPeer.message("Block", "1")).repeat(10));
				Await.until(() -> gauge(context, "connections.paused") == 1);
				assertThat(gauge(context, "unhandled")).isEqualTo(4);
				assertThat(gauge(context, "unhandled.size")).isPositive();
				context.getBean(Limited.class).mayEnd.release(10);
				Await.until(() -> gauge(context, "connections.paused") == 0 && gauge(context, "unhandled") == 0);
			}
		});
	}

	@Test
	void showMessagesForWhichThereIsNoRoom() {
		this.application.withPropertyValues("diset.server.outbound.max-pending=500KB").run((context) -> {
			try (RawPeer slow = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(port(context)), SERVICE)) {
				DisetConnection connection = context.getBean(DisetConnections.class).all().iterator().next();
				Await.until(() -> connection.send(Huge.MESSAGE).toFuture().isCompletedExceptionally());
				assertThat(count(context, "messages.sent", "message", "Huge", "outcome", "dropped")).isEqualTo(1);
				assertThat(gauge(context, "pending.size")).isBetween(400_000.0, 512_000.0);
				assertThat(slow.receive()).contains("Huge");
				slow.reset();
			}
			Await.until(() -> gauge(context, "pending") == 0);
		});
	}

	@Test
	void showMessagesThatWaitTooLong() {
		this.application.withPropertyValues("diset.server.outbound.queue-timeout=100ms").run((context) -> {
			try (RawPeer slow = Stage.ESTABLISHED.reach(RawPeer.connectNarrow(port(context)), SERVICE)) {
				DisetConnection connection = context.getBean(DisetConnections.class).all().iterator().next();
				Mono<Void> last = Mono.empty();
				for (int i = 0; i < 100; i++) {
					last = connection.send(Huge.MESSAGE);
				}
				Mono<Void> sent = last;
				assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> sent.block(PATIENCE))
					.havingCause()
					.isInstanceOf(TimeoutException.class);
				Await.until(() -> count(context, "messages.sent", "message", "Huge", "outcome", "expired") > 0);
				slow.reset();
			}
		});
	}

	@Test
	void showAcknowledgementsThatDoNotCome() {
		this.application.withPropertyValues("diset.server.outbound.acknowledgement-timeout=50ms").run((context) -> {
			try (RawPeer peer = establish(context)) {
				DisetConnection connection = context.getBean(DisetConnections.class).all().iterator().next();
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> connection.sendAndAwaitAck(new Block(1)).block(PATIENCE));
				assertThat(peer.receive()).contains("Block");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				Await.until(() -> MeteredApplication.timed(registry, "diset.server.acknowledgements", "outcome",
						"timeout") == 1);
			}
		});
	}

	private static double count(ApplicationContext context, String name, String... tags) {
		Counter counter = context.getBean(MeterRegistry.class).find("diset.server." + name).tags(tags).counter();
		return (counter != null) ? counter.count()
				: context.getBean(MeterRegistry.class)
					.find("diset.server." + name)
					.tags(tags)
					.functionCounters()
					.stream()
					.mapToDouble((function) -> function.count())
					.sum();
	}

	private static double gauge(ApplicationContext context, String name) {
		return context.getBean(MeterRegistry.class).get("diset.server." + name).gauge().value();
	}

	private static int port(ApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class);
	}

	private static RawPeer connect(ApplicationContext context) throws IOException {
		return RawPeer.connect(port(context));
	}

	private static RawPeer establish(ApplicationContext context) throws IOException {
		return Stage.ESTABLISHED.reach(connect(context), SERVICE);
	}

	@DisetService(SERVICE)
	static class Limited {

		private final Semaphore mayEnd = new Semaphore(0);

		@OnMessage
		void block(Block message) throws InterruptedException {
			this.mayEnd.acquire();
		}

	}

	@DisetMessage("Block")
	record Block(long id) {
	}

	@DisetMessage("Huge")
	record Huge(BigInteger value) {

		// Digits are the cheapest bytes to encode while leaks are being watched
		private static final Huge MESSAGE = new Huge(BigInteger.TEN.pow(50_000));

	}

}

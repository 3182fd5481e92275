package io.diset.boot.autoconfigure.metrics;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.boot.autoconfigure.client.ClientMeters;
import io.diset.boot.autoconfigure.client.MessageClientCustomizer;
import io.diset.boot.autoconfigure.metrics.MeteredApplication.Ask;
import io.diset.boot.autoconfigure.server.DisetServerCustomizer;
import io.diset.client.ClientMetrics;
import io.diset.client.MessageClient;
import io.diset.connection.ConnectionMetrics;
import io.diset.server.ServerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DisetMetricsAutoConfigurationTests {

	@Test
	void measureNothingWithoutARegistry() {
		MeteredApplication.BOTH.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(ServerMetrics.class)
			.doesNotHaveBean(ClientMeters.class));
	}

	@Test
	void measureNothingWithoutMicrometer() {
		MeteredApplication.BOTH.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ServerMetrics.class));
	}

	@Test
	void backOffFromThoseOfTheApplication() {
		MeteredApplication.MEASURED.withBean(ServerMetrics.class, () -> ServerMetrics.NONE)
			.run((context) -> assertThat(context.getBean(ServerMetrics.class)).isSameAs(ServerMetrics.NONE));
	}

	@Test
	void areLeftOutIfAPropertySaysSo() {
		MeteredApplication.MEASURED.withPropertyValues("management.metrics.enable.diset=false").run((context) -> {
			MessageClient client = context.getBean("disetMessageClient", MessageClient.class);
			client.sendAndAwaitAck(new Ask(1)).block(MeteredApplication.PATIENCE);
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.noneMatch((meter) -> meter.getId().getName().startsWith("diset."));
		});
	}

	@Test
	void leaveThoseOfACustomizerAlone() {
		for (ApplicationContextRunner runner : List.of(MeteredApplication.BOTH, MeteredApplication.MEASURED)) {
			AtomicInteger attempts = new AtomicInteger();
			ClientMetrics own = new ClientMetrics() {

				@Override
				public void attempted(boolean again, boolean success) {
					attempts.incrementAndGet();
				}

			};
			runner.withBean(MessageClientCustomizer.class, () -> (builder) -> builder.metrics(own)).run((context) -> {
				MeteredApplication.send(context.getBean("disetMessageClient", MessageClient.class), 1);
				assertThat(attempts).hasValue(1);
			});
		}
	}

	@Test
	void leaveThoseOfACustomizerOfTheServerAlone() {
		AtomicInteger services = new AtomicInteger();
		ServerMetrics own = new ServerMetrics() {

			@Override
			public ConnectionMetrics connections(String service) {
				services.incrementAndGet();
				return ConnectionMetrics.NONE;
			}

		};
		MeteredApplication.MEASURED.withBean(DisetServerCustomizer.class, () -> (builder) -> builder.metrics(own))
			.run((context) -> assertThat(services).hasValue(1));
	}

}

package io.diset.boot.autoconfigure.metrics;

import io.diset.boot.autoconfigure.client.ClientMeters;
import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerCustomizer;
import io.diset.server.DisetServer;
import io.diset.server.ServerMetrics;
import io.diset.spring.handler.DisetServices;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of meters for the server and the clients. It does nothing without
 * Micrometer on the class path or without a {@link MeterRegistry}, and then nothing is
 * measured. Meters can be left out by {@code management.metrics.enable}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
		after = { DisetServerAutoConfiguration.class, DisetClientAutoConfiguration.class })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class DisetMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClientMeters disetClientMeters(MeterRegistry registry) {
		return new MicrometerClientMeters(registry);
	}

	@Bean
	static ExecutorMeters disetExecutorMeters(ObjectProvider<MeterRegistry> registry) {
		return new ExecutorMeters(registry);
	}

	/**
	 * The meters of the server, if there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(DisetServer.class)
	static class ServerMeters {

		@Bean
		@ConditionalOnMissingBean
		ServerMetrics disetServerMetrics(MeterRegistry registry) {
			return new MicrometerServerMetrics(registry);
		}

		// Before those of the application, which may want other meters
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		DisetServerCustomizer disetServerMetricsCustomizer(ServerMetrics metrics) {
			return (builder) -> builder.metrics(metrics);
		}

		@Bean
		ServerGauges disetServerGauges(DisetServer server, DisetServices services) {
			return new ServerGauges(server, services.names());
		}

	}

}

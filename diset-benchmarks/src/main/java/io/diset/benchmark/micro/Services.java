package io.diset.benchmark.micro;

import io.diset.benchmark.micro.MicroMessages.Ping;
import io.diset.benchmark.micro.MicroMessages.Pong;
import io.diset.boot.autoconfigure.metrics.DisetMetricsAutoConfiguration;
import io.diset.connection.ConnectionMetrics;
import io.diset.connection.Execution;
import io.diset.connection.MetricsGuard;
import io.diset.message.MessageType;
import io.diset.server.DisetServer;
import io.diset.server.ServerMetrics;
import io.diset.server.ServiceDefinition;
import io.diset.spring.handler.DisetServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The two ways to make the service that is measured.
 */
final class Services {

	private Services() {
	}

	/**
	 * Make the service.
	 * @param annotated whether an annotated bean handles its messages
	 * @return the service
	 */
	static ServiceDefinition of(boolean annotated) {
		if (!annotated) {
			return ServiceDefinition.builder(MicroMessages.SERVICE)
				.sends(MessageType.of(Pong.class).definition())
				.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
				.build();
		}
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(MicroService.class)) {
			return DisetServices.of(context, () -> Runnable::run).definitions().get(0);
		}
	}

	/**
	 * Make the meters of connections.
	 * @param measured whether there are any
	 * @return the meters of the starter in a simple registry, or none
	 */
	static ConnectionMetrics metrics(boolean measured) {
		if (!measured) {
			return ConnectionMetrics.NONE;
		}
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
			context.registerBean(DisetServer.class, () -> DisetServer.builder(Runnable::run).build());
			context.registerBean(DisetServices.class, () -> DisetServices.of(context, () -> Runnable::run));
			context.register(DisetMetricsAutoConfiguration.class);
			context.refresh();
			ServerMetrics metrics = context.getBean(ServerMetrics.class);
			return new MetricsGuard(metrics).connections(() -> metrics.connections(MicroMessages.SERVICE));
		}
	}

}

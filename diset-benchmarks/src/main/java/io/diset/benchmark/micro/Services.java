package io.diset.benchmark.micro;

import io.diset.benchmark.micro.MicroMessages.Ping;
import io.diset.benchmark.micro.MicroMessages.Pong;
import io.diset.connection.ConnectionMetrics;
import io.diset.connection.Execution;
import io.diset.connection.MetricsGuard;
import io.diset.message.MessageType;
import io.diset.server.ServerMetrics;
import io.diset.server.ServiceDefinition;
import io.diset.spring.handler.DisetServices;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The two ways to make the service that is measured.
 */
final class Services {

	private Services() {
	}

	/**
	 * Make the service.
	 * @param annotated whether an annotated bean in an application of Spring Boot handles
	 * its messages
	 * @return the service
	 */
	static ServiceDefinition of(boolean annotated) {
		if (!annotated) {
			return ServiceDefinition.builder(MicroMessages.SERVICE)
				.sends(MessageType.of(Pong.class).definition())
				.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
				.build();
		}
		try (ConfigurableApplicationContext application = application()) {
			return application.getBean(DisetServices.class).definitions().get(0);
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
		try (ConfigurableApplicationContext application = application()) {
			ServerMetrics metrics = application.getBean(ServerMetrics.class);
			return new MetricsGuard(metrics).connections(() -> metrics.connections(MicroMessages.SERVICE));
		}
	}

	private static ConfigurableApplicationContext application() {
		return new SpringApplicationBuilder(MicroServiceApplication.class, MicroService.class).profiles("load")
			.run("--diset.server.ssl.enabled=false", "--diset.server.authorization.default=all");
	}

}

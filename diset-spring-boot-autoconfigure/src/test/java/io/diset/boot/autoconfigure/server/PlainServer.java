package io.diset.boot.autoconfigure.server;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

import io.diset.client.MessageClient;
import io.diset.client.ServiceUrl;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * A server on a free loopback port, without TLS and open for everybody.
 */
final class PlainServer {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	private PlainServer() {
	}

	static ApplicationContextRunner with(Class<?>... configurations) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class))
			.withPropertyValues("diset.server.address=127.0.0.1", "diset.server.port=0",
					"diset.server.ssl.enabled=false", "diset.server.authorization.default=all")
			.withUserConfiguration(configurations);
	}

	static int port(ApplicationContext context) {
		return context.getEnvironment().getRequiredProperty(LocalServerPort.PROPERTY, Integer.class);
	}

	static MessageClient client(ApplicationContext context, String service) {
		return MessageClient
			.builder(new ServiceUrl(false, "127.0.0.1", port(context), service), ForkJoinPool.commonPool())
			.build();
	}

}

package io.diset.docs;

import java.util.List;

import io.diset.client.DisetServiceUrls;
import io.diset.client.ServiceUrl;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Finds the services of the application that is tested.
 */
public interface LocalServices {

	// tag::local-services[]
	@TestConfiguration(proxyBeanMethods = false)
	class LocalServiceUrls {

		@Bean
		DisetServiceUrls serviceUrls(Environment environment) {
			return (service) -> {
				int port = environment.getRequiredProperty("local.diset.server.port", Integer.class);
				return List.of(new ServiceUrl(true, "localhost", port, service));
			};
		}

	}
	// end::local-services[]

}

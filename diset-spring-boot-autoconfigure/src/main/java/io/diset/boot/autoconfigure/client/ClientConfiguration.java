package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one client, and its life.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(MessageClient.class)
class ClientConfiguration {

	// Closed by the life-cycle, which waits; but also when the application fails before
	// it
	@Bean(destroyMethod = "close")
	MessageClient disetMessageClient(MessageClientBuilder builder) {
		return builder.build();
	}

	@Bean
	DisetClientLifecycle disetClientLifecycle(MessageClient client, DisetClientProperties properties) {
		return new DisetClientLifecycle(client, properties.getShutdown().getGracePeriod());
	}

}

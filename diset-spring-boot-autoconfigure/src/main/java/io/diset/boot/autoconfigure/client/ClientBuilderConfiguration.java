package io.diset.boot.autoconfigure.client;

import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.boot.autoconfigure.MissingSslBundleException;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/**
 * The builder of clients.
 */
@Configuration(proxyBeanMethods = false)
class ClientBuilderConfiguration {

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	MessageClientBuilder disetMessageClientBuilder(DisetClientProperties properties,
			@Qualifier(ClientTlsConfiguration.ENDPOINT) ObjectProvider<TlsEndpoint> tls,
			@Qualifier(ClientResourcesConfiguration.LOOP_RESOURCES) LoopResources loops,
			ObjectProvider<MessageClientCustomizer> customizers, BeanFactory beans) {
		ServiceUrl url = parse(properties.getUrl());
		TlsEndpoint endpoint = tls.getIfAvailable();
		if (url.secure() && endpoint == null) {
			throw new MissingSslBundleException("The DISET client of " + url, ClientTlsConfiguration.BUNDLE_PROPERTY,
					"For a service without TLS, write dip instead of dips in 'diset.client.url'.");
		}
		String executor = Objects.requireNonNullElse(properties.getExecutor().getBean(),
				ClientResourcesConfiguration.EXECUTOR);
		MessageClientBuilder builder = MessageClient.builder(url, beans.getBean(executor, Executor.class))
			.tls(endpoint)
			.runOn(loops);
		new PropertiesClientCustomizer(properties).customize(builder);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private static ServiceUrl parse(@Nullable String url) {
		try {
			return ServiceUrl.parse(Objects.requireNonNullElse(url, ""));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("diset.client.url", url, ex.getMessage(), ex);
		}
	}

}

package io.diset.boot.autoconfigure.client;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.spring.handler.DisetClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

/**
 * The clients, and their life.
 */
@Configuration(proxyBeanMethods = false)
@Import(NamedClientsRegistrar.class)
class ClientConfiguration {

	static final String CLIENTS = "disetClients";

	@Bean
	@ConditionalOnMissingBean
	DisetServiceUrls disetServiceUrls(DisetClientProperties properties) {
		return new PropertiesServiceUrls(properties.getServices());
	}

	@Bean(name = CLIENTS, destroyMethod = "close")
	ManagedClients disetClients(DisetClientProperties properties, ConfigurableApplicationContext context) {
		return new ManagedClients(new ClientBuilders(properties, context.getBeanFactory()), context);
	}

	@Bean
	@ConditionalOnMissingBean
	MessageClientFactory disetMessageClientFactory(ManagedClients clients) {
		return clients::create;
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@Conditional(OnDefaultClient.class)
	@ConditionalOnMissingBean
	MessageClientBuilder disetMessageClientBuilder(ManagedClients clients) {
		return clients.defaultBuilder();
	}

	// Closed by the life-cycle, which waits; but also when the application fails before
	// it
	@Bean(destroyMethod = "close")
	@Primary
	@Conditional(OnDefaultClient.class)
	@ConditionalOnMissingBean(MessageClient.class)
	MessageClient disetMessageClient(ManagedClients clients, MessageClientBuilder builder) {
		return clients.manage(ClientMeters.DEFAULT, builder);
	}

	@Bean
	@ConditionalOnMissingBean(name = "disetClientLifecycle")
	DisetClientLifecycle disetClientLifecycle(ManagedClients clients, DisetClientProperties properties) {
		return new DisetClientLifecycle(clients::disconnect, properties.getShutdown().getGracePeriod());
	}

	@Bean
	@ConditionalOnMissingBean(name = "disetClientSubscriptions")
	SmartInitializingSingleton disetClientSubscriptions(ApplicationContext context,
			ObjectProvider<MessageClient> clients, DisetClientProperties properties) {
		return () -> DisetClients.subscribe(context,
				(name) -> name.isEmpty() ? unnamed(context, clients)
						: named(context.getAutowireCapableBeanFactory(), name),
				() -> ClientResourcesConfiguration.executor(context, properties));
	}

	private static @Nullable MessageClient unnamed(ApplicationContext context, ObjectProvider<MessageClient> clients) {
		Set<String> named = NamedClientProperties.of(context.getEnvironment())
			.keySet()
			.stream()
			.map(NamedClientsRegistrar::beanName)
			.collect(Collectors.toSet());
		boolean onlyNamed = named.containsAll(List.of(context.getBeanNamesForType(MessageClient.class)));
		return onlyNamed ? null : clients.getIfUnique();
	}

	private static @Nullable MessageClient named(BeanFactory beans, String name) {
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, MessageClient.class, name);
		}
		catch (NoSuchBeanDefinitionException ex) {
			return null;
		}
	}

	/**
	 * Matches when the properties have a service for the default client.
	 */
	static class OnDefaultClient extends AnyNestedCondition {

		OnDefaultClient() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("diset.client.url")
		static class WithUrl {

		}

		@ConditionalOnProperty("diset.client.service")
		static class WithService {

		}

	}

}

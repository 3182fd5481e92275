package io.diset.boot.autoconfigure.server;

import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.boot.autoconfigure.UnknownProperties;
import io.diset.message.MessageTypes;
import io.diset.security.TlsEndpoint;
import io.diset.security.registry.DisetRegistry;
import io.diset.security.registry.PeerIdentification;
import io.diset.server.AuthorizationListener;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.server.PeerAuthenticator;
import io.diset.spring.handler.DisetServices;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The server, what it serves, and its life.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DisetServices disetServices(ApplicationContext context, DisetServerProperties properties) {
		return DisetServices.of(context, () -> executor(context, properties));
	}

	@Bean
	@ConditionalOnMissingBean
	AuthorizationRules disetAuthorizationRules(DisetServerProperties properties, Environment environment) {
		UnknownProperties.refuse(environment, PropertiesAuthorizationRules.PREFIX,
				Bindable.of(DisetServerProperties.Authorization.class));
		return PropertiesAuthorizationRules.create(properties.getAuthorization());
	}

	@Bean
	@ConditionalOnMissingBean
	DisetServer disetServer(DisetServerProperties properties, DisetServices services, AuthorizationRules rules,
			ObjectProvider<PeerAuthenticator> authenticator, ObjectProvider<AuthorizationListener> denials,
			ObjectProvider<DisetRegistry> registry,
			@Qualifier(ServerTlsConfiguration.ENDPOINT) ObjectProvider<TlsEndpoint> tls,
			ObjectProvider<DisetServerCustomizer> customizers, BeanFactory beans) {
		DisetServer.Builder builder = DisetServer.builder(executor(beans, properties))
			.authorization(rules)
			.authentication(authenticator
				.getIfAvailable(() -> PeerAuthenticator.of(new PeerIdentification(registry.getIfAvailable()))))
			.tls(tls.getIfAvailable());
		denials.ifAvailable(builder::onDenied);
		services.definitions().forEach(builder::service);
		new PropertiesServerCustomizer(properties, messageTypes(beans)).customize(builder);
		new PropertiesHandlerLimits(properties.getHandlers(), services.definitions()).customize(builder);
		new NamedListeners(properties, beans).customize(builder);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean
	@ConditionalOnBean(DisetRegistry.class)
	RegistryChanges disetRegistryChanges(DisetRegistry registry, DisetServer server) {
		return new RegistryChanges(registry, server);
	}

	private static Executor executor(BeanFactory beans, DisetServerProperties properties) {
		String name = Objects.requireNonNullElse(properties.getExecutor().getBean(),
				ServerExecutorConfiguration.EXECUTOR);
		return beans.getBean(name, Executor.class);
	}

	private static MessageTypes messageTypes(BeanFactory beans) {
		return beans.getBeanProvider(MessageTypes.class).getIfAvailable(MessageTypes::defaults);
	}

	@Bean
	@ConditionalOnMissingBean
	DisetConnections disetConnections(ObjectProvider<DisetServer> server) {
		return new LazyDisetConnections(() -> server.getObject().connections());
	}

	@Bean
	@ConditionalOnMissingBean(name = "disetServerLifecycle")
	DisetServerLifecycle disetServerLifecycle(DisetServer server, DisetServerProperties properties,
			DisetServices services, ApplicationContext context) {
		return new DisetServerLifecycle(server, properties.getShutdown().getGracePeriod(),
				new StartedServerLog(services.names()), context);
	}

}

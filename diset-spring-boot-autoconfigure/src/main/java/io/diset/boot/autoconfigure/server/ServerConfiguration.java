package io.diset.boot.autoconfigure.server;

import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.message.MessageTypes;
import io.diset.security.TlsEndpoint;
import io.diset.server.ConnectAuthorization;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.spring.handler.DisetServices;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
	ConnectAuthorization disetConnectAuthorization(DisetServerProperties properties) {
		return AuthorizationWords.parse(properties.getAuthorization().getDefaultRule());
	}

	@Bean
	@ConditionalOnMissingBean
	DisetServer disetServer(DisetServerProperties properties, DisetServices services,
			ConnectAuthorization authorization,
			@Qualifier(ServerTlsConfiguration.ENDPOINT) ObjectProvider<TlsEndpoint> tls,
			ObjectProvider<DisetServerCustomizer> customizers, BeanFactory beans) {
		DisetServer.Builder builder = DisetServer.builder(executor(beans, properties))
			.authorization(authorization)
			.tls(tls.getIfAvailable());
		services.definitions().forEach(builder::service);
		new PropertiesServerCustomizer(properties, messageTypes(beans)).customize(builder);
		new NamedListeners(properties, beans).customize(builder);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
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

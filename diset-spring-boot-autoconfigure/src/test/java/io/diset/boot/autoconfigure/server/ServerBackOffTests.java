package io.diset.boot.autoconfigure.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.security.TlsEndpoint;
import io.diset.security.registry.AuthorizationRule;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.server.ServerListener;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.handler.DisetServices;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ServerBackOffTests {

	private final ApplicationContextRunner runner = PlainServer.with(Service.class);

	@Test
	void leavesTheServicesToTheApplication() {
		this.runner.withUserConfiguration(OwnServices.class)
			.run((context) -> assertThat(context).getBean(DisetServices.class)
				.isSameAs(context.getBean("ownServices")));
	}

	@Test
	void leavesTheAuthorizationToTheApplication() {
		this.runner.withUserConfiguration(OwnAuthorization.class)
			.withPropertyValues("diset.server.authorization.default=")
			.run((context) -> {
				assertThat(context).hasSingleBean(AuthorizationRules.class).hasBean("ownRules");
				assertThat(PlainServer.port(context)).isPositive();
			});
	}

	@Test
	void leavesTheServerToTheApplication() {
		this.runner.withUserConfiguration(OwnServer.class).run((context) -> {
			assertThat(context).hasSingleBean(DisetServer.class).hasBean("ownServer");
			assertThat(PlainServer.port(context)).isPositive();
			assertThat(context.getBean(DisetConnections.class).all()).isEmpty();
		});
	}

	@Test
	void leavesTheConnectionsToTheApplication() {
		this.runner.withUserConfiguration(OwnConnections.class)
			.run((context) -> assertThat(context).hasSingleBean(DisetConnections.class).hasBean("ownConnections"));
	}

	@Test
	void leavesTheLifeCycleToTheApplication() {
		this.runner.withBean("disetServerLifecycle", String.class, () -> "mine")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DisetServerLifecycle.class));
	}

	@Test
	void leavesTheExecutorToTheApplication() {
		this.runner.withUserConfiguration(OwnExecutor.class)
			.run((context) -> assertThat(context.getBean(DisetServer.class)).extracting("context.executor")
				.isSameAs(OwnExecutor.INSTANCE));
	}

	@Test
	void leavesTheTlsEndpointToTheApplication() {
		this.runner.withPropertyValues("diset.server.ssl.enabled=true")
			.withUserConfiguration(OwnTlsEndpoint.class)
			.run((context) -> assertThat(context.getBean(DisetServer.class).listeners()).singleElement()
				.extracting(ServerListener::tls)
				.isSameAs(context.getBean(ServerTlsConfiguration.ENDPOINT)));
	}

	@Test
	void leavesTheTlsExecutorToTheApplication() {
		this.runner.withPropertyValues("diset.server.ssl.enabled=true")
			.withUserConfiguration(OwnTlsEndpoint.class, OwnTlsExecutor.class)
			.run((context) -> assertThat(context.getBean(ServerExecutorConfiguration.TLS_EXECUTOR))
				.isSameAs(OwnTlsExecutor.INSTANCE));
	}

	@DisetService("Test/Service")
	static class Service {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServices {

		@Bean
		DisetServices ownServices(ApplicationContext context) {
			return DisetServices.of(context, () -> Runnable::run);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAuthorization {

		@Bean
		AuthorizationRules ownRules() {
			return AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnServer {

		@Bean
		DisetServer ownServer() {
			return DisetServer.builder(Runnable::run).host("127.0.0.1").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnections {

		@Bean
		DisetConnections ownConnections(DisetServer server) {
			return server.connections();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		static final Executor INSTANCE = Runnable::run;

		@Bean
		Executor disetServerExecutor() {
			return INSTANCE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTlsEndpoint {

		@Bean
		TlsEndpoint disetServerTlsEndpoint() {
			return new TlsEndpoint(() -> {
				throw new IllegalStateException("Not used");
			}, Duration.ofSeconds(1), Runnable::run);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTlsExecutor {

		static final ExecutorService INSTANCE = ThreadPools.create("own-", 1, 100);

		@Bean
		ExecutorService disetServerTlsExecutor() {
			return INSTANCE;
		}

	}

}

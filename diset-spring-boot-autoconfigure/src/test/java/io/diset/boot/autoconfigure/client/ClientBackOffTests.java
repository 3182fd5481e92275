package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.security.TlsEndpoint;
import io.diset.spring.annotation.DisetClient;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ClientBackOffTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
		.withPropertyValues("diset.client.url=dip://localhost:1/Test/Service");

	@Test
	void leavesTheClientToTheApplication() {
		this.runner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(MessageClient.class).hasBean("ownClient");
			assertThat(context.getBean(MessageClient.class).service()).isEqualTo("Test/Service");
		});
	}

	@Test
	void leavesTheBuilderToTheApplication() {
		this.runner.withUserConfiguration(OwnBuilder.class).run((context) -> {
			assertThat(context).hasSingleBean(MessageClientBuilder.class).hasBean("ownBuilder");
			assertThat(context.getBean(MessageClient.class).service()).isEqualTo("Own/Service");
		});
	}

	@Test
	void leavesTheExecutorToTheApplication() {
		this.runner.withUserConfiguration(OwnExecutor.class)
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("executor")
				.isSameAs(OwnExecutor.INSTANCE));
	}

	@Test
	void leavesTheEventLoopsToTheApplication() {
		this.runner.withUserConfiguration(OwnLoopResources.class)
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("loops")
				.isSameAs(OwnLoopResources.INSTANCE));
	}

	@Test
	void leavesTheTlsEndpointToTheApplication() {
		this.runner.withUserConfiguration(OwnTlsEndpoint.class)
			.withPropertyValues("diset.client.url=dips://localhost/Test/Service")
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("tls")
				.isSameAs(context.getBean(ClientTlsConfiguration.ENDPOINT)));
		this.runner.withUserConfiguration(OwnTlsEndpoint.class)
			.withPropertyValues("diset.client.ssl.bundle=any")
			.run((context) -> assertThat(context).hasSingleBean(TlsEndpoint.class));
	}

	@Test
	void leavesTheTlsExecutorToTheApplication() {
		this.runner.withUserConfiguration(OwnTlsEndpoint.class, OwnTlsExecutor.class)
			.withPropertyValues("diset.client.ssl.bundle=any")
			.run((context) -> assertThat(context.getBean(ClientResourcesConfiguration.TLS_EXECUTOR))
				.isSameAs(OwnTlsExecutor.INSTANCE));
	}

	@Test
	void leavesTheUrlsOfServicesToTheApplication() {
		DisetServiceUrls own = (service) -> List.of();
		this.runner.withBean("ownUrls", DisetServiceUrls.class, () -> own)
			.run((context) -> assertThat(context.getBean(DisetServiceUrls.class)).isSameAs(own));
	}

	@Test
	void leavesTheFactoryToTheApplication() {
		this.runner.withBean("ownFactory", MessageClientFactory.class, () -> (service, customizer) -> null)
			.run((context) -> assertThat(context).hasSingleBean(MessageClientFactory.class)
				.hasSingleBean(MessageClient.class));
	}

	@Test
	void leavesTheLifeCycleToTheApplication() {
		this.runner.withBean("disetClientLifecycle", Object.class, Object::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DisetClientLifecycle.class));
	}

	@Test
	void leavesTheSubscriptionsOfAnnotatedBeansToTheApplication() {
		this.runner.withBean("disetClientSubscriptions", Object.class, Object::new)
			.withBean(Listener.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void leavesANamedClientToTheApplication() {
		this.runner.withUserConfiguration(OwnNamedClient.class)
			.withPropertyValues("diset.client.clients.clock.url=dip://localhost:1/Test/Clock")
			.run((context) -> assertThat(context.getBean("clockMessageClient", MessageClient.class).service())
				.isEqualTo("Own/Clock"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		MessageClient ownClient(MessageClientBuilder builder) {
			return builder.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnNamedClient {

		@Bean
		MessageClient clockMessageClient() {
			return MessageClient.builder(new ServiceUrl(false, "localhost", 1, "Own/Clock"), Runnable::run).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBuilder {

		@Bean
		MessageClientBuilder ownBuilder() {
			return MessageClient.builder(new ServiceUrl(false, "localhost", 1, "Own/Service"), Runnable::run);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutor {

		static final Executor INSTANCE = Runnable::run;

		@Bean
		Executor disetClientExecutor() {
			return INSTANCE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLoopResources {

		static final LoopResources INSTANCE = LoopResources.create("own");

		@Bean
		LoopResources disetClientLoopResources() {
			return INSTANCE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTlsEndpoint {

		@Bean
		TlsEndpoint disetClientTlsEndpoint() {
			return new TlsEndpoint(() -> {
				throw new IllegalStateException("Not used");
			}, Duration.ofSeconds(1), Runnable::run);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTlsExecutor {

		static final ExecutorService INSTANCE = ThreadPools.create("own-", 1, 100);

		@Bean
		ExecutorService disetClientTlsExecutor() {
			return INSTANCE;
		}

	}

	@DisetClient("missing")
	static class Listener {

	}

}

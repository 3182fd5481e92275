package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.security.TlsEndpoint;
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
			assertThat(context).hasSingleBean(MessageClient.class)
				.hasBean("ownClient")
				.doesNotHaveBean(DisetClientLifecycle.class);
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
			.run((context) -> assertThat(context.getBean(ClientTlsConfiguration.EXECUTOR))
				.isSameAs(OwnTlsExecutor.INSTANCE));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		MessageClient ownClient(MessageClientBuilder builder) {
			return builder.build();
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

		static final ExecutorService INSTANCE = ThreadPools.create("own-", 1);

		@Bean
		ExecutorService disetClientTlsExecutor() {
			return INSTANCE;
		}

	}

}

package io.diset.boot.autoconfigure.server;

import io.diset.server.AuthorizationRules;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.handler.DisetServices;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class DisetServerAutoConfigurationTests {

	private final ApplicationContextRunner runner = PlainServer.with();

	@Test
	void isFoundByBoot() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(DisetServerAutoConfiguration.class.getName());
	}

	@Test
	void doesNothingWithoutAService() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(DisetServer.class)
			.doesNotHaveBean(DisetConnections.class)
			.doesNotHaveBean(DisetServerProperties.class));
	}

	@Test
	void doesNothingWhenDisabled() {
		this.runner.withUserConfiguration(Service.class)
			.withPropertyValues("diset.server.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DisetServer.class)
				.doesNotHaveBean(DisetServerLifecycle.class));
	}

	@Test
	void servesTheServices() {
		this.runner.withUserConfiguration(Services.class).run((context) -> {
			assertThat(context).hasSingleBean(DisetServer.class)
				.hasSingleBean(DisetConnections.class)
				.hasSingleBean(AuthorizationRules.class)
				.hasSingleBean(DisetServerLifecycle.class)
				.hasBean(ServerExecutorConfiguration.EXECUTOR);
			assertThat(context.getBean(DisetServices.class).names()).containsExactlyInAnyOrder("Test/Service",
					"Test/Other");
			assertThat(context.getBean(DisetServerLifecycle.class).isRunning()).isTrue();
		});
	}

	@Test
	void hasNoTlsWhenDisabled() {
		this.runner.withUserConfiguration(Service.class)
			.run((context) -> assertThat(context).doesNotHaveBean(ServerTlsConfiguration.ENDPOINT));
	}

	@Test
	void leavesServicesOfAParentToIt() {
		this.runner.withUserConfiguration(Service.class)
			.run((parent) -> new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(SslAutoConfiguration.class, DisetServerAutoConfiguration.class))
				.withParent(parent)
				.run((child) -> assertThat(child.getBeanFactory().getBeanNamesForType(DisetServer.class)).isEmpty()));
	}

	@Test
	void startsWhenBeansAreLazy() {
		this.runner.withUserConfiguration(Service.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(PlainServer.port(context)).isPositive());
	}

	@DisetService("Test/Service")
	static class Service {

	}

	@DisetService("Test/Other")
	static class OtherService {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Service.class, OtherService.class })
	static class Services {

	}

}

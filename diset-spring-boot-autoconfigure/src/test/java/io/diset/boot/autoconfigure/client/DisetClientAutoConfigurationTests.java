package io.diset.boot.autoconfigure.client;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.boot.autoconfigure.ssl.MissingSslBundleException;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.security.TlsEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.VirtualThreadTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

class DisetClientAutoConfigurationTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class));

	private final ApplicationContextRunner plain = this.runner
		.withPropertyValues("diset.client.url=dip://localhost:1/Test/Service");

	private final ApplicationContextRunner secure = this.runner
		.withPropertyValues("diset.client.url=dips://localhost/Test/Service")
		.withBean(SslBundleRegistrar.class,
				() -> (registry) -> registry.registerBundle("user", CERTIFICATES.user("user")));

	@Test
	void isFoundByBoot() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
			.contains(DisetClientAutoConfiguration.class.getName());
	}

	@Test
	void makesNoClientWithoutUrl() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(MessageClient.class)
				.doesNotHaveBean(MessageClientBuilder.class)
				.hasSingleBean(MessageClientFactory.class);
			assertThat(context.getBeanFactory().containsSingleton(ClientResourcesConfiguration.EXECUTOR)).isFalse();
			assertThat(context.getBeanFactory().containsSingleton(ClientResourcesConfiguration.LOOP_RESOURCES))
				.isFalse();
		});
	}

	@Test
	void takesAnEmptyBundleForNone() {
		this.plain
			.withPropertyValues("diset.client.ssl.bundle=",
					"diset.client.clients.other.url=dip://localhost:1/Test/Other")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClientTlsConfiguration.ENDPOINT)
				.hasBean("otherMessageClient"));
	}

	@Test
	void letsANamedClientTakeBackTheBundle() {
		this.secure
			.withPropertyValues("diset.client.ssl.bundle=user",
					"diset.client.clients.other.url=dips://localhost:1/Test/Other",
					"diset.client.clients.other.ssl.bundle=")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(MissingSslBundleException.class)
				.rootCause()
				.hasMessageContaining("dips://localhost:1/Test/Other"));
	}

	@Test
	void doesNothingWhenDisabled() {
		this.plain.withPropertyValues("diset.client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MessageClient.class)
				.doesNotHaveBean(MessageClientFactory.class));
	}

	@Test
	void makesOneClientThatDoesNotConnectByItself() {
		this.plain.run((context) -> {
			assertThat(context).hasSingleBean(MessageClient.class);
			assertThat(context.getBean(MessageClient.class).service()).isEqualTo("Test/Service");
			assertThat(context.getBean(MessageClient.class).isConnected()).isFalse();
			assertThat(context).doesNotHaveBean(TlsEndpoint.class);
		});
	}

	@Test
	void givesEverybodyANewBuilder() {
		this.plain.run((context) -> {
			MessageClientBuilder builder = context.getBean(MessageClientBuilder.class);
			assertThat(context.getBean(MessageClientBuilder.class)).isNotSameAs(builder);
			assertThat(builder).extracting("urls")
				.isEqualTo(List.of(new ServiceUrl(false, "localhost", 1, "Test/Service")));
			assertThat(builder).extracting("loops")
				.isSameAs(context.getBean(ClientResourcesConfiguration.LOOP_RESOURCES));
			assertThat(builder).extracting("executor").isSameAs(context.getBean(ClientResourcesConfiguration.EXECUTOR));
		});
	}

	@Test
	void callsCustomizersInOrderAfterTheProperties() {
		this.plain.withUserConfiguration(Customizers.class)
			.withPropertyValues("diset.client.setup=Property", "diset.client.vo=property")
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("setup", "vo")
				.containsExactly("Second", "first"));
	}

	@Test
	void takesTheNumberOfThreadsFromTheProperty() {
		this.plain.run((context) -> assertThat(threads(context.getBean(ClientResourcesConfiguration.EXECUTOR)))
			.isEqualTo(ThreadPools.blockingThreads()));
		this.plain.withPropertyValues("diset.client.executor.threads=3")
			.run((context) -> assertThat(threads(context.getBean(ClientResourcesConfiguration.EXECUTOR))).isEqualTo(3));
	}

	@Test
	void takesTheExecutorFromTheBeanThatThePropertyNames() {
		Executor mine = Runnable::run;
		this.plain.withPropertyValues("diset.client.executor.bean=mine")
			.withBean("mine", Executor.class, () -> mine)
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("executor")
				.isSameAs(mine));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void usesVirtualThreadsWhenTheApplicationDoes() {
		this.plain.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(context.getBean(MessageClientBuilder.class)).extracting("executor")
				.isInstanceOf(VirtualThreadTaskExecutor.class));
	}

	@Test
	void leavesTheExecutorOfTheApplicationAlone() {
		this.plain.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.run((context) -> assertThat(context).hasBean("applicationTaskExecutor"));
	}

	@Test
	void hasTlsWhenABundleIsNamed() {
		this.secure.withPropertyValues("diset.client.ssl.bundle=user", "diset.client.ssl.handshake-timeout=1500ms")
			.run((context) -> {
				TlsEndpoint endpoint = context.getBean(TlsEndpoint.class);
				assertThat(endpoint).extracting("handshakeTimeoutMillis").isEqualTo(1500L);
				assertThat(context.getBean(MessageClientBuilder.class)).extracting("tls").isSameAs(endpoint);
			});
	}

	@Test
	void saysWhatToSetWhenThereIsNoBundle() {
		this.secure.run((context) -> {
			assertThat(context).getFailure().hasRootCauseInstanceOf(MissingSslBundleException.class);
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription())
				.isEqualTo("The DISET client of dips://localhost:9876/Test/Service needs certificates for TLS, but the "
						+ "property 'diset.client.ssl.bundle' does not name an SSL bundle.");
			assertThat(analysis.getAction()).contains("diset.client.ssl.bundle: host")
				.endsWith("For a service without TLS, write dip instead of dips in 'diset.client.url'.");
		});
	}

	@Test
	void saysWhatIsWrongWithTheUrl() {
		this.runner.withPropertyValues("diset.client.url=http://localhost/Test/Service")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(IllegalArgumentException.class,
						(ex) -> assertThat(FailureAnalyses.of(context.getStartupFailure()).getDescription())
							.contains("diset.client.url", "the scheme must be dips or dip"))
				.hasNoCause());
		this.runner.withPropertyValues("diset.client.url=")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(InvalidConfigurationPropertyValueException.class.getName()));
	}

	private static int threads(Object executor) {
		return ((ThreadPoolExecutor) executor).getMaximumPoolSize();
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		MessageClientCustomizer second() {
			return (builder) -> builder.setup("Second");
		}

		@Bean
		@Order(1)
		MessageClientCustomizer first() {
			return (builder) -> builder.setup("First").vo("first");
		}

	}

}

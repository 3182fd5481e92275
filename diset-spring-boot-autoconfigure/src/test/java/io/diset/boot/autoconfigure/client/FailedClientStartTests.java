package io.diset.boot.autoconfigure.client;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.client.MessageClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What somebody is told whose client cannot be made.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedClientStartTests {

	@Test
	void saysThatThereIsNoUrl(CapturedOutput output) {
		start();
		assertThat(output).contains("APPLICATION FAILED TO START",
				"FailedClientStartTests$Application required a DISET client, but there is none: the property "
						+ "'diset.client.url' is not set.",
				"diset.client.url: dips://localhost:9145/Framework/PingPong");
	}

	@Test
	void saysThatClientsAreDisabled(CapturedOutput output) {
		start("--diset.client.url=dip://localhost/Test/Service", "--diset.client.enabled=false");
		assertThat(output).contains("APPLICATION FAILED TO START",
				"required a DISET client, but there is none: the property 'diset.client.enabled' is false.",
				"Set 'diset.client.enabled' to true");
	}

	@Test
	void leavesOtherBeansToOthers(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Other.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START", "java.lang.Thread").doesNotContain("DISET client");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost/Test/Service", "dips://localhost/Service", "localhost", "dips://" })
	void saysThatTheUrlIsWrong(String url, CapturedOutput output) {
		start("--diset.client.url=" + url);
		assertThat(output).contains("APPLICATION FAILED TO START", "diset.client.url", url);
	}

	@Test
	void saysThatTheBundleIsUnknown() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withPropertyValues("diset.client.url=dips://localhost/Test/Service", "diset.client.ssl.bundle=typo")
			.run((context) -> {
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription()).startsWith(
						"The property 'diset.client.ssl.bundle' names the SSL bundle 'typo', which does not exist.");
			});
	}

	private static void start(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, DisetClientAutoConfiguration.class })
	static class Application {

		@Bean
		String user(MessageClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DisetClientAutoConfiguration.class)
	static class Other {

		@Bean
		String user(Thread thread) {
			return thread.toString();
		}

	}

}

package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Says why there is no client to be injected. Comes before the analyzer of any other
 * missing bean.
 */
@Order(0)
class MissingMessageClientFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final String URL = "diset.client.url";

	private static final String ENABLED = "diset.client.enabled";

	private final Environment environment;

	MissingMessageClientFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		ResolvableType type = cause.getResolvableType();
		if (type == null || cause instanceof NoUniqueBeanDefinitionException || !isClient(type.resolve())) {
			return null;
		}
		String subject = (description != null) ? description : "A component";
		if (!this.environment.getProperty(ENABLED, Boolean.class, true)) {
			return new FailureAnalysis(missing(subject, "the property '%s' is false".formatted(ENABLED)),
					"Set '%s' to true, or change the component so that it can do without a client.".formatted(ENABLED),
					cause);
		}
		if (!StringUtils.hasText(this.environment.getProperty(URL))) {
			return new FailureAnalysis(missing(subject, "the property '%s' is not set".formatted(URL)), """
					Set '%s' to the URL of the service, for example:

					    diset.client.url: dips://localhost:9145/Framework/PingPong

					A client with a name has its URL in 'diset.client.clients.<name>.url', and is injected with \
					@Qualifier("<name>").""".formatted(URL), cause);
		}
		return null;
	}

	private static String missing(String subject, String reason) {
		return "%s required a DISET client, but there is none: %s.".formatted(subject, reason);
	}

	private static boolean isClient(@Nullable Class<?> type) {
		return type == MessageClient.class || type == MessageClientBuilder.class || type == MessageClientFactory.class;
	}

}

package io.diset.boot.autoconfigure.client;

import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.MissingSslBundleException;
import io.diset.boot.autoconfigure.ssl.SslBundleProperty;
import io.diset.client.ClientMetrics;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;
import io.diset.client.ServiceUrl;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageTypes;
import io.diset.security.TlsEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes builders of clients from their properties. What the clients need is looked up
 * when there is one.
 *
 * @param defaults the properties of the default client
 * @param beans has threads, SSL bundles, definitions and customizers
 */
record ClientBuilders(DisetClientProperties defaults, ConfigurableBeanFactory beans) {

	private static final Logger logger = LoggerFactory.getLogger(ClientBuilders.class);

	private static final String DEFAULT_PREFIX = "diset.client";

	/**
	 * Make the builder of a client.
	 * @param name its name, empty for the default one
	 * @param properties its properties
	 * @return a builder
	 * @throws InvalidConfigurationPropertyValueException if it has no service
	 * @throws MissingSslBundleException if its URL asks for TLS and there is no SSL
	 * bundle
	 */
	MessageClientBuilder create(String name, MessageClientProperties properties) {
		String prefix = name.isEmpty() ? DEFAULT_PREFIX : NamedClientProperties.PREFIX + "." + name;
		boolean byUrl = properties.getUrl() != null;
		if (byUrl == (properties.getService() != null)) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".url", properties.getUrl(),
					"There must be either the URL of the service, or its name as '%s.service'.".formatted(prefix));
		}
		String service = Objects.requireNonNullElse(properties.getUrl(), properties.getService());
		try {
			return create(prefix, name.isEmpty() ? ClientMeters.DEFAULT : name, properties, service, byUrl);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(prefix + (byUrl ? ".url" : ".service"), service,
					ex.getMessage(), ex);
		}
	}

	/**
	 * Make the builder of a client that has no properties of its own.
	 * @param service the URL or the name of its service
	 * @return a builder
	 * @throws IllegalArgumentException if it is neither
	 * @throws MissingSslBundleException if the URL asks for TLS and there is no SSL
	 * bundle
	 */
	MessageClientBuilder create(String service) {
		return create(DEFAULT_PREFIX, ClientMeters.OTHERS, this.defaults, service, service.contains("://"));
	}

	private MessageClientBuilder create(String prefix, String name, MessageClientProperties properties, String service,
			boolean byUrl) {
		TlsEndpoint tls = tls(prefix, properties.getSsl());
		MessageClientBuilder builder = builder(prefix, service, byUrl, tls).tls(tls)
			.metrics(metrics(name))
			.runOn(outliving(ClientResourcesConfiguration.LOOP_RESOURCES, LoopResources.class));
		new PropertiesClientCustomizer(properties,
				this.beans.getBeanProvider(MessageTypes.class).getIfAvailable(MessageTypes::defaults))
			.customize(builder);
		this.beans.getBeanProvider(MessageDefinition.class).stream().forEach(builder::definition);
		this.beans.getBeanProvider(MessageClientCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private MessageClientBuilder builder(String prefix, String service, boolean byUrl, @Nullable TlsEndpoint tls) {
		Executor executor = outliving(ClientResourcesConfiguration.executorName(this.defaults), Executor.class);
		if (!byUrl) {
			return MessageClient.builder(service, this.beans.getBean(DisetServiceUrls.class), executor);
		}
		ServiceUrl url = ServiceUrl.parse(service);
		if (url.secure() && tls == null) {
			throw new MissingSslBundleException("The DISET client of " + url, prefix + ".ssl.bundle",
					"For a service without TLS, write dip instead of dips in '%s.url'.".formatted(prefix));
		}
		return MessageClient.builder(url, executor);
	}

	private ClientMetrics metrics(String name) {
		ClientMeters meters = meters();
		return (meters != null) ? meters.metrics(name) : ClientMetrics.NONE;
	}

	/**
	 * Return what measures clients.
	 * @return the meters, or {@code null} if there are none
	 */
	@Nullable ClientMeters meters() {
		return this.beans.getBeanProvider(ClientMeters.class).getIfAvailable();
	}

	private @Nullable TlsEndpoint tls(String prefix, MessageClientProperties.Ssl ssl) {
		String bundle = ssl.getBundle();
		if (bundle == null || isDefault(ssl)) {
			return this.beans.containsBean(ClientTlsConfiguration.ENDPOINT)
					? this.beans.getBean(ClientTlsConfiguration.ENDPOINT, TlsEndpoint.class) : null;
		}
		if (bundle.isEmpty()) {
			return null;
		}
		return endpoint(new SslBundleProperty(prefix + ".ssl.bundle", bundle), ssl,
				this.beans.getBean(SslBundles.class),
				outliving(ClientResourcesConfiguration.TLS_EXECUTOR, Executor.class));
	}

	private boolean isDefault(MessageClientProperties.Ssl ssl) {
		MessageClientProperties.Ssl other = this.defaults.getSsl();
		return Objects.equals(ssl.getBundle(), other.getBundle())
				&& ssl.getHandshakeTimeout().equals(other.getHandshakeTimeout())
				&& ssl.getProvider() == other.getProvider() && ssl.isVerifyHostName() == other.isVerifyHostName();
	}

	// Made when there is a client, so that it would be destroyed before the clients
	private <T> T outliving(String name, Class<T> type) {
		this.beans.registerDependentBean(name, ClientConfiguration.CLIENTS);
		return this.beans.getBean(name, type);
	}

	/**
	 * Make the TLS of a client.
	 * @param bundle its SSL bundle
	 * @param ssl its properties
	 * @param bundles the SSL bundles
	 * @param executor runs the tasks of handshakes
	 * @return makes its TLS handlers
	 * @throws io.diset.boot.autoconfigure.ssl.UnknownSslBundleException if there is no
	 * such bundle
	 */
	static TlsEndpoint endpoint(SslBundleProperty bundle, MessageClientProperties.Ssl ssl, SslBundles bundles,
			Executor executor) {
		bundle.requireIn(bundles);
		if (ssl.isVerifyHostName()) {
			BundleSslContexts contexts = BundleSslContexts.forClient(bundles, bundle.bundle(), ssl.getProvider());
			return new TlsEndpoint(contexts, ssl.getHandshakeTimeout(), executor, contexts.verifier());
		}
		logger.warn("The names of services are not verified where SSL bundle '{}' is used: anybody with a trusted "
				+ "certificate can pretend to be the service. Never do so in production", bundle.bundle());
		BundleSslContexts contexts = BundleSslContexts.forUnverifiedHosts(bundles, bundle.bundle(), ssl.getProvider());
		return new TlsEndpoint(contexts, ssl.getHandshakeTimeout(), executor, contexts.verifier())
			.withoutHostNameVerification();
	}

}

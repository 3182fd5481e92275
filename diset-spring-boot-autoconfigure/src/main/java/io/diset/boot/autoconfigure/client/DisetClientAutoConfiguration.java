package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClient;
import io.diset.client.MessageClientBuilder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link AutoConfiguration Auto-configuration} for a {@link MessageClient} of the service
 * whose URL is the property {@code diset.client.url}. It does nothing when that is not
 * set, or when {@code diset.client.enabled} is {@code false}.
 * <p>
 * The client does not connect by itself: {@code connect}, or the first {@code send}, of
 * the application does. It is closed when the application stops, after the servers in it.
 * <p>
 * For further clients inject the {@link MessageClientBuilder}, of which everybody gets a
 * new one; whoever builds a client closes it. Change all of them by beans of type
 * {@link MessageClientCustomizer}.
 * <p>
 * Each bean backs off when the application has one of its own: those of type
 * {@link MessageClient} and {@link MessageClientBuilder}, and those of the names
 * {@code disetClientExecutor} (runs the callbacks), {@code disetClientLoopResources},
 * {@code disetClientTlsEndpoint} and {@code disetClientTlsExecutor}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "diset.client.enabled", matchIfMissing = true)
@ConditionalOnProperty("diset.client.url")
@EnableConfigurationProperties(DisetClientProperties.class)
@Import({ ClientResourcesConfiguration.class, ClientTlsConfiguration.class, ClientBuilderConfiguration.class,
		ClientConfiguration.class })
public final class DisetClientAutoConfiguration {

}

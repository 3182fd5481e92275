package io.diset.boot.autoconfigure.client;

import io.diset.boot.autoconfigure.DisetMessageAutoConfiguration;
import io.diset.client.MessageClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link MessageClient}s: the default
 * one of the service that {@code diset.client.url} or {@code diset.client.service} says,
 * one for each name below {@code diset.client.clients}, and a
 * {@link MessageClientFactory} for those that are made at run time. It does nothing when
 * {@code diset.client.enabled} is {@code false}.
 * <p>
 * The client {@code clock} is the bean {@code clockMessageClient}, and injected by the
 * qualifier {@code clock}; the default client is the one that is injected without a
 * qualifier. Beans with {@link io.diset.spring.annotation.DisetClient @DisetClient} are
 * subscribed to their clients.
 * <p>
 * Clients do not connect by themselves: {@code connect}, or the first {@code send}, of
 * the application does. They are closed when the application stops, after the servers in
 * it. Their changes of state are published as {@link MessageClientStateEvent}s. Change
 * all of them by beans of type {@link MessageClientCustomizer}.
 * <p>
 * Each bean backs off when the application has one of its own: the default client when
 * there is another {@link MessageClient}, those of type
 * {@link io.diset.client.MessageClientBuilder} (a new one for everybody, as the default
 * client has it), {@link MessageClientFactory} and
 * {@link io.diset.client.DisetServiceUrls}, and those of the names
 * {@code disetClientExecutor} (runs the callbacks), {@code disetClientLoopResources},
 * {@code disetClientTlsEndpoint}, {@code disetClientTlsExecutor},
 * {@code disetClientLifecycle} and {@code disetClientSubscriptions}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, DisetMessageAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "diset.client.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DisetClientProperties.class)
@Import({ ClientResourcesConfiguration.class, ClientTlsConfiguration.class, ClientConfiguration.class })
public final class DisetClientAutoConfiguration {

}

package io.diset.boot.autoconfigure.server;

import io.diset.boot.autoconfigure.DisetMessageAutoConfiguration;
import io.diset.boot.autoconfigure.registry.DisetRegistryAutoConfiguration;
import io.diset.server.DisetServer;
import io.diset.spring.annotation.DisetService;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * {@link AutoConfiguration Auto-configuration} for a DISET server that serves all beans
 * with {@link DisetService @DisetService}. It does nothing when there is none, or when
 * the property {@code diset.server.enabled} is {@code false}.
 * <p>
 * The server starts and stops with the application, keeps the process alive meanwhile,
 * and publishes {@link DisetServerStartedEvent started}, {@link DisetServerDrainingEvent
 * draining} and {@link DisetServerStoppedEvent stopped} events. Send from anywhere
 * through the bean of type {@link io.diset.server.DisetConnections}; change the server by
 * beans of type {@link DisetServerCustomizer}.
 * <p>
 * There is one listener by default, whose port is published as
 * {@code local.diset.server.port}. Each {@code diset.server.listeners.<name>} adds one,
 * whose port is published as {@code local.diset.server.<name>.port}. All of them share
 * services, authorization, limits and connections; each has an address, a port and TLS of
 * its own, and may be restricted to some {@code services}. With {@code -1} as
 * {@code diset.server.port} there is no default listener.
 * <p>
 * Each bean backs off when the application has one of its own: those of type
 * {@link DisetServer}, {@link io.diset.server.DisetConnections},
 * {@link io.diset.server.AuthorizationRules} and
 * {@link io.diset.server.PeerAuthenticator}, and those of the names
 * {@code disetServerExecutor} (runs the handlers that may block),
 * {@code disetServerTlsEndpoint}, {@code disetServerTlsExecutor} and
 * {@code disetServerLifecycle}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, DisetMessageAutoConfiguration.class,
		DisetRegistryAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "diset.server.enabled", matchIfMissing = true)
@ConditionalOnBean(annotation = DisetService.class, search = SearchStrategy.CURRENT)
@EnableConfigurationProperties(DisetServerProperties.class)
@Import({ ServerExecutorConfiguration.class, ServerTlsConfiguration.class, ServerConfiguration.class })
public final class DisetServerAutoConfiguration {

}

package io.diset.boot.autoconfigure.server;

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
 * and publishes its port as {@code local.diset.server.port}. Send from anywhere through
 * the bean of type {@link io.diset.server.DisetConnections}; change the server by beans
 * of type {@link DisetServerCustomizer}.
 * <p>
 * Each bean backs off when the application has one of its own: those of type
 * {@link DisetServer}, {@link io.diset.server.DisetConnections} and
 * {@link io.diset.server.ConnectAuthorization}, and those of the names
 * {@code disetServerExecutor} (runs the handlers that may block),
 * {@code disetServerTlsEndpoint}, {@code disetServerTlsExecutor} and
 * {@code disetServerLifecycle}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "diset.server.enabled", matchIfMissing = true)
@ConditionalOnBean(annotation = DisetService.class, search = SearchStrategy.CURRENT)
@EnableConfigurationProperties(DisetServerProperties.class)
@Import({ ServerExecutorConfiguration.class, ServerTlsConfiguration.class, ServerConfiguration.class })
public final class DisetServerAutoConfiguration {

}

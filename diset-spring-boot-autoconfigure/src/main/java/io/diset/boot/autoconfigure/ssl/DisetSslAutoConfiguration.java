package io.diset.boot.autoconfigure.ssl;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for SSL bundles with the credentials and
 * the trust of the grid: each {@code diset.ssl.bundle.grid.<name>} is one, and can be
 * used wherever the name of an SSL bundle is asked for.
 * <p>
 * A bundle that trusts the authorities of a directory knows proxies, revocation lists,
 * signing policies and namespaces, for which it needs the library
 * {@code eu.eu-emi.security:canl}. What reads the stores of a bundle instead of its trust
 * manager, as some web servers do, sees the authorities only.
 * <p>
 * The registrar backs off when the application has a bean of the name
 * {@code disetGridSslBundles}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@EnableConfigurationProperties(DisetSslProperties.class)
public final class DisetSslAutoConfiguration {

	static final String REGISTRAR = "disetGridSslBundles";

	@Bean(name = REGISTRAR, destroyMethod = "close")
	@ConditionalOnMissingBean(name = REGISTRAR)
	GridSslBundles disetGridSslBundles(DisetSslProperties properties, ApplicationContext context) {
		return new GridSslBundles(properties.getBundle(), context.getEnvironment()::getProperty,
				context.getClassLoader());
	}

}

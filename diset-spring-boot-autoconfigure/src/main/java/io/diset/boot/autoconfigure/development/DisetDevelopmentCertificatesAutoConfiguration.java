package io.diset.boot.autoconfigure.development;

import java.nio.file.Path;
import java.time.Clock;

import io.netty.pkitesting.CertificateBuilder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.Assert;

/**
 * {@link AutoConfiguration Auto-configuration} for certificates that a developer needs
 * before there are any real ones. Registers two SSL bundles:
 * {@code diset-development-host} for a service and {@code diset-development-user} for a
 * client. Both trust the authority that issued the certificates, and nobody else.
 * <p>
 * It does nothing unless the property {@code diset.development.certificates.directory} is
 * set, which has no default, and {@code io.netty:netty-pkitesting} is on the class path,
 * which the starter does not bring along. The certificate of the host is valid for
 * {@code localhost} and the loopback addresses only, so that it is of no use anywhere
 * else; all are valid for 30 days, and are made anew at a start within the last of them.
 * <p>
 * The directory also holds the certificates and keys as PEM files for peers that are not
 * Spring applications: {@code ca.pem}, {@code hostcert.pem}, {@code hostkey.pem},
 * {@code usercert.pem} and {@code userkey.pem}. The key of the authority is not kept.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = SslAutoConfiguration.class)
@Conditional(OnDevelopmentCertificatesDirectory.class)
@EnableConfigurationProperties(DisetDevelopmentProperties.class)
public final class DisetDevelopmentCertificatesAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(CertificateBuilder.class)
	static class DevelopmentCertificatesConfiguration {

		@Bean
		DevelopmentSslBundles disetDevelopmentSslBundles(DisetDevelopmentProperties properties) {
			Path directory = properties.getCertificates().getDirectory();
			Assert.state(directory != null, "No directory for development certificates");
			return new DevelopmentSslBundles(new DevelopmentCertificates(directory, Clock.systemUTC()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.netty.pkitesting.CertificateBuilder")
	static class MissingCertificateBuilderConfiguration {

		MissingCertificateBuilderConfiguration() {
			throw new MissingCertificateBuilderException();
		}

	}

}

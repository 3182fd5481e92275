package io.diset.boot.autoconfigure.development;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of what helps in development and has no place in production.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("diset.development")
public class DisetDevelopmentProperties {

	private final Certificates certificates = new Certificates();

	/**
	 * Return the properties of certificates for development.
	 * @return the properties
	 */
	public Certificates getCertificates() {
		return this.certificates;
	}

	/**
	 * Properties of certificates for development.
	 */
	public static class Certificates {

		/**
		 * Directory of certificates for development only, made there when they are
		 * missing. Needs io.netty:netty-pkitesting on the class path.
		 */
		private @Nullable Path directory;

		/**
		 * Return the directory of the certificates.
		 * @return the directory, or {@code null} for no certificates
		 */
		public @Nullable Path getDirectory() {
			return this.directory;
		}

		/**
		 * Set the directory of the certificates.
		 * @param directory the directory, one that nothing else uses
		 */
		public void setDirectory(@Nullable Path directory) {
			this.directory = directory;
		}

	}

}

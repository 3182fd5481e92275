package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.diset.security.ChainPolicy;
import io.diset.security.grid.CrlMode;
import io.diset.security.grid.GridTrust;
import io.diset.security.grid.MissingGridLibraryException;
import io.diset.security.grid.NamespaceMode;
import io.diset.security.grid.TrustDirectoryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.util.ClassUtils;

/**
 * The trust in the authorities of directories. Bundles with the same settings share it.
 */
final class GridTrusts implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(GridTrusts.class);

	private static final String LIBRARY = "eu.eu-emi.security:canl";

	private static final String LIBRARY_CLASS = "eu.emi.security.authn.x509.X509CertChainValidatorExt";

	private static final String AUTHORITIES = "[0-9a-f]*.[0-9]";

	private final @Nullable ClassLoader classLoader;

	private final Map<Settings, GridTrust> trusts = new LinkedHashMap<>();

	/**
	 * Create an object without any trust.
	 * @param classLoader has the library that is needed, or not
	 */
	GridTrusts(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Return the trust in a directory.
	 * @param bundleName the name of the bundle that needs it
	 * @param directory the directory
	 * @param properties what is trusted there
	 * @return the trust
	 * @throws UnusableSslBundleException if the library is missing, or authorities are
	 */
	BundleTrust get(String bundleName, Path directory, GridSslBundleProperties.Truststore properties) {
		requireLibrary(bundleName);
		Settings settings = new Settings(directory, properties.getCrlMode(), properties.getNamespaceMode(),
				properties.getReloadInterval(), properties.isLimitedProxies(), properties.isLegacyProxies());
		try {
			GridTrust trust = this.trusts.computeIfAbsent(settings, GridTrusts::create);
			return new BundleTrust(trust.trustManagerFactory(), () -> authorities(directory));
		}
		catch (MissingGridLibraryException ex) {
			throw missing(bundleName, ex.dependency());
		}
		catch (TrustDirectoryException ex) {
			throw unusable(bundleName, ex);
		}
	}

	private void requireLibrary(String bundleName) {
		if (!ClassUtils.isPresent(LIBRARY_CLASS, this.classLoader)) {
			throw missing(bundleName, LIBRARY);
		}
	}

	private static UnusableSslBundleException missing(String bundleName, String library) {
		return new UnusableSslBundleException(bundleName,
				"trusts a grid directory, and grid trust needs the library %s, which is not on the class path"
					.formatted(library),
				"Add the dependency io.diset:diset-spring-boot-starter, which brings it along, or %s itself."
					.formatted(library));
	}

	private static UnusableSslBundleException unusable(String bundleName, TrustDirectoryException cause) {
		return new UnusableSslBundleException(bundleName, "trusts nobody: " + cause.getMessage(),
				("Set '%s' to a directory with the authorities of your grid, often /etc/grid-security/certificates. "
						+ "Their files must have names by hash, as '0a1b2c3d.0'; 'openssl rehash' makes such names.")
					.formatted(CredentialFiles.property(bundleName, "truststore.directory")));
	}

	private static GridTrust create(Settings settings) {
		return GridTrust.builder(settings.directory())
			.crlMode(settings.crlMode())
			.namespaceMode(settings.namespaceMode())
			.reloadInterval(settings.reloadInterval())
			.policy(ChainPolicy.strict()
				.limitedProxies(settings.limitedProxies())
				.legacyProxies(settings.legacyProxies()))
			.build();
	}

	// For what cannot use a trust manager. It gets neither revocation lists nor anything
	// else that the trust manager checks, but must not fall back to all public
	// authorities
	private static KeyStore authorities(Path directory) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, AUTHORITIES)) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			for (Path file : files) {
				addTo(store, file);
			}
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The authorities in %s cannot be listed".formatted(directory), ex);
		}
	}

	private static void addTo(KeyStore store, Path file) throws GeneralSecurityException {
		try {
			for (X509Certificate authority : PemContent.load(file).getCertificates()) {
				store.setCertificateEntry("authority-" + store.size(), authority);
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("{} is no authority", file, ex);
		}
	}

	@Override
	public void close() {
		this.trusts.values().forEach(GridTrust::close);
	}

	/**
	 * What distinguishes one trust from another.
	 *
	 * @param directory the directory
	 * @param crlMode whether there has to be a revocation list
	 * @param namespaceMode which files say what an authority may sign
	 * @param reloadInterval the time between two looks into the directory
	 * @param limitedProxies whether to accept limited proxies
	 * @param legacyProxies whether to accept proxies of the time before RFC 3820
	 */
	private record Settings(Path directory, CrlMode crlMode, NamespaceMode namespaceMode, Duration reloadInterval,
			boolean limitedProxies, boolean legacyProxies) {

	}

}

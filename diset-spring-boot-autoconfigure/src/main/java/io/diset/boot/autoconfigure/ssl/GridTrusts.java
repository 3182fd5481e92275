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
import io.diset.security.grid.NamespaceMode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The trust in the authorities of directories. Bundles with the same settings share it.
 */
final class GridTrusts implements AutoCloseable {

	static final String LIBRARY_CLASS = "eu.emi.security.authn.x509.X509CertChainValidatorExt";

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
		requireAuthorities(bundleName, directory);
		Settings settings = new Settings(directory, properties.getCrlMode(), properties.getNamespaceMode(),
				properties.getReloadInterval(), properties.isLimitedProxies(), properties.isLegacyProxies());
		GridTrust trust = this.trusts.computeIfAbsent(settings, GridTrusts::create);
		return new BundleTrust(trust.trustManagerFactory(), () -> authorities(trust));
	}

	private void requireLibrary(String bundleName) {
		if (!ClassUtils.isPresent(LIBRARY_CLASS, this.classLoader)) {
			throw new UnusableSslBundleException(bundleName,
					"trusts a grid directory, and grid trust needs the library eu.eu-emi.security:canl, "
							+ "which is not on the class path",
					"Add the dependency io.diset:diset-spring-boot-starter, which brings it along, "
							+ "or eu.eu-emi.security:canl itself.");
		}
	}

	private static void requireAuthorities(String bundleName, Path directory) {
		String action = "Set '%s' to a directory with the authorities of your grid, often /etc/grid-security/certificates."
			.formatted(CredentialFiles.property(bundleName, "truststore.directory"));
		if (!Files.isDirectory(directory)) {
			throw new UnusableSslBundleException(bundleName,
					"trusts the authorities in %s, which is no directory".formatted(directory), action);
		}
		try (DirectoryStream<Path> authorities = Files.newDirectoryStream(directory, AUTHORITIES)) {
			if (!authorities.iterator().hasNext()) {
				throw new UnusableSslBundleException(bundleName,
						"trusts the authorities in %s, where no file is named by the hash of one, as '0a1b2c3d.0'"
							.formatted(directory),
						action + " If it has certificates of other names, run 'openssl rehash' on it.");
			}
		}
		catch (IOException ex) {
			throw new UnusableSslBundleException(bundleName,
					"trusts the authorities in %s, which cannot be read: %s".formatted(directory, ex.getMessage()),
					action);
		}
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

	// For what cannot use a trust manager: it trusts less, for it knows no proxies, but
	// must not fall back to all public authorities
	private static KeyStore authorities(GridTrust trust) {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			for (X509Certificate authority : trust.trustManager().getAcceptedIssuers()) {
				store.setCertificateEntry("authority-" + store.size(), authority);
			}
			return store;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The authorities cannot be listed", ex);
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

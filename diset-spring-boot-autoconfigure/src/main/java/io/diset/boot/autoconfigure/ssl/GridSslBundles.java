package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.pem.PemSslStore;

/**
 * Registers the grid bundles of the properties, and updates them when what they are made
 * of changes. Comes after the registrars of other bundles, which may be used by these.
 */
final class GridSslBundles implements SslBundleRegistrar, AutoCloseable {

	private final Map<String, GridSslBundleProperties> properties;

	private final Function<String, @Nullable String> environment;

	private final GridTrusts trusts;

	private final Poller poller;

	/**
	 * Create a registrar.
	 * @param properties the properties of the bundles
	 * @param environment gives the values of environment variables
	 * @param classLoader has the library that is needed, or not
	 */
	GridSslBundles(DisetSslProperties.Bundles properties, Function<String, @Nullable String> environment,
			@Nullable ClassLoader classLoader) {
		this.properties = properties.getGrid();
		this.environment = environment;
		this.trusts = new GridTrusts(classLoader);
		this.poller = new Poller(properties.getWatch().getInterval());
	}

	@Override
	public void registerBundles(SslBundleRegistry registry) {
		Set<String> begun = new LinkedHashSet<>();
		this.properties.keySet().forEach((name) -> register(name, registry, begun));
	}

	// A bundle comes after those that it is made of
	private void register(String name, SslBundleRegistry registry, Set<String> begun) {
		GridSslBundleProperties properties = this.properties.get(name);
		if (properties == null || !begun.add(name)) {
			return;
		}
		GridBundleChecks.requireOneSource(name, properties);
		Stream.of(properties.getKeystore().getBundle(), properties.getTruststore().getBundle())
			.filter(Objects::nonNull)
			.forEach((other) -> register(other, registry, begun));
		register(name, properties, new OtherBundles(name, registry));
	}

	private void register(String name, GridSslBundleProperties properties, OtherBundles others) {
		BundleTrust trust = trust(name, properties.getTruststore(), others);
		CredentialFiles files = files(name, properties.getKeystore());
		List<@Nullable FileState> state = (files != null) ? WatchedCredential.stateOf(files) : List.of();
		GridBundle bundle = new GridBundle(name, properties, others.registry(),
				keys(properties.getKeystore(), files, others), trust);
		bundle.register();
		if (files != null && properties.isReloadOnUpdate()) {
			this.poller.add(new WatchedCredential(files, state,
					(renewed) -> bundle.update(BundleKeys.of(renewed, files.source()))));
		}
		others.onUpdate(properties.getKeystore().getBundle(),
				(other, otherName) -> bundle.update(BundleKeys.of(other, otherName)));
		others.onUpdate(properties.getTruststore().getBundle(),
				(other, otherName) -> bundle.update(BundleTrust.of(other)));
	}

	private BundleTrust trust(String name, GridSslBundleProperties.Truststore properties, OtherBundles others) {
		Path directory = properties.getDirectory();
		if (directory != null) {
			return this.trusts.get(name, directory, properties);
		}
		return BundleTrust.of(others.get("truststore.bundle", properties.getBundle()));
	}

	private static BundleKeys keys(GridSslBundleProperties.Keystore properties, @Nullable CredentialFiles files,
			OtherBundles others) {
		if (files != null) {
			PemSslStore store = files.load();
			return BundleKeys.of(store, files.source());
		}
		String other = properties.getBundle();
		return (other != null) ? BundleKeys.of(others.get("keystore.bundle", other), other) : BundleKeys.none();
	}

	private @Nullable CredentialFiles files(String name, GridSslBundleProperties.Keystore properties) {
		String proxy = properties.getProxy();
		if (proxy != null) {
			Path file = ProxyLocation.resolve(name, proxy, this.environment);
			return new CredentialFiles(name, file, file, null);
		}
		Path certificate = properties.getCertificate();
		Path key = properties.getPrivateKey();
		return (certificate != null && key != null)
				? new CredentialFiles(name, certificate, key, properties.getPrivateKeyPassword()) : null;
	}

	@Override
	public void close() {
		this.poller.close();
		this.trusts.close();
	}

}

package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Checks that the properties of a grid bundle fit together.
 */
final class GridBundleChecks {

	private GridBundleChecks() {
	}

	/**
	 * Require that the keys and the trust of a bundle come from one place each.
	 * @param name the name of the bundle
	 * @param properties its properties
	 * @throws MutuallyExclusiveConfigurationPropertiesException if there are several
	 * @throws UnusableSslBundleException if there is none
	 */
	static void requireOneSource(String name, GridSslBundleProperties properties) {
		GridSslBundleProperties.Keystore keystore = properties.getKeystore();
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(CredentialFiles.property(name, "keystore.certificate"), keystore.getCertificate());
			entries.put(CredentialFiles.property(name, "keystore.proxy"), keystore.getProxy());
			entries.put(CredentialFiles.property(name, "keystore.bundle"), keystore.getBundle());
		});
		requirePair(name, keystore.getCertificate(), keystore.getPrivateKey());
		GridSslBundleProperties.Truststore truststore = properties.getTruststore();
		String directory = CredentialFiles.property(name, "truststore.directory");
		String bundle = CredentialFiles.property(name, "truststore.bundle");
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(directory, truststore.getDirectory());
			entries.put(bundle, truststore.getBundle());
		});
		if (truststore.getDirectory() == null && truststore.getBundle() == null) {
			throw new UnusableSslBundleException(name, "trusts nobody: it has no directory of authorities",
					"Set '%s' to the directory, often /etc/grid-security/certificates, or '%s' to the name of another "
						.formatted(directory, bundle) + "SSL bundle, whose trust is used.");
		}
	}

	private static void requirePair(String name, @Nullable Path certificate, @Nullable Path key) {
		if ((certificate == null) != (key == null)) {
			throw new UnusableSslBundleException(name,
					(key != null) ? "has a private key without its certificate" : "has a certificate without its key",
					"Set both '%s' and '%s', or none of them.".formatted(
							CredentialFiles.property(name, "keystore.certificate"),
							CredentialFiles.property(name, "keystore.private-key")));
		}
	}

}

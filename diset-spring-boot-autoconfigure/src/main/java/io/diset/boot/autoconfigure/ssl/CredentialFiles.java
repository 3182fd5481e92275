package io.diset.boot.autoconfigure.ssl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.util.Assert;

/**
 * The files of a certificate and its key, which are one and the same for a proxy.
 *
 * @param bundleName the name of the bundle that they are for
 * @param certificate the file of the certificate and those that follow it
 * @param privateKey the file of the key
 * @param password the password of the key, or {@code null} if it has none
 */
record CredentialFiles(String bundleName, Path certificate, Path privateKey, @Nullable String password) {

	private static final String NEW_PROXY = "Make a proxy, for example with 'dirac-proxy-init'";

	static String property(String bundleName, String property) {
		return "diset.ssl.bundle.grid.%s.%s".formatted(bundleName, property);
	}

	/**
	 * Read the files.
	 * @return their certificates and key
	 * @throws UnusableSslBundleException if they cannot be used: one is missing,
	 * malformed or for others to read, they do not belong together, or they have expired
	 */
	PemSslStore load() {
		String certificateText = read(this.certificate);
		String keyText = isProxy() ? certificateText : read(this.privateKey);
		FilePermissions.requirePrivate(this.privateKey, this::failure);
		if (isProxy()) {
			FilePermissions.requireOwn(this.privateKey, this::failure);
		}
		PemSslStore store = parse(certificateText, keyText);
		List<X509Certificate> chain = store.certificates();
		PrivateKey key = store.privateKey();
		Assert.state(chain != null && key != null, "Certificates and key have been read");
		if (!KeyPairCheck.belongTogether(chain.get(0).getPublicKey(), key)) {
			throw failure(
					"has a key, of %s, that does not belong to the certificate%s".formatted(this.privateKey,
							isProxy() ? " there" : " of " + this.certificate),
					isProxy() ? NEW_PROXY + "." : "Replace both files by those that belong together.");
		}
		OwnCertificates certificates = new OwnCertificates(chain);
		if (!Instant.now().isBefore(certificates.validUntil())) {
			throw UnusableSslBundleException.expired(this.bundleName, certificates, source());
		}
		return store;
	}

	/**
	 * Return where the credential comes from.
	 * @return the rest of a sentence that ends with the credential
	 */
	String source() {
		return " of " + this.certificate;
	}

	boolean isProxy() {
		return this.certificate.equals(this.privateKey);
	}

	private String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (NoSuchFileException ex) {
			throw isProxy() ? missingProxy()
					: failure("needs the file %s, which does not exist".formatted(file),
							"Put it there, or change '%s' or '%s'.".formatted(
									property(this.bundleName, "keystore.certificate"),
									property(this.bundleName, "keystore.private-key")));
		}
		catch (AccessDeniedException ex) {
			throw failure("needs the file %s, which this user may not read".formatted(file),
					"Run the application as the owner of the file, or give it a copy that it owns.");
		}
		catch (IOException ex) {
			throw failure("needs the file %s, which cannot be read: %s".formatted(file, ex.getMessage()),
					"Look at what is there.");
		}
	}

	private UnusableSslBundleException missingProxy() {
		return failure("needs a proxy, and there is no file %s".formatted(this.certificate),
				("%s, or say where it is: with '%s: default', the environment variable %s does, and without that "
						+ "it is /tmp/x509up_u<uid>. The property can also be the path of the file.")
					.formatted(NEW_PROXY, property(this.bundleName, "keystore.proxy"), ProxyLocation.VARIABLE));
	}

	// What Boot says of PEM in a text tells the text, and with it the key
	private PemSslStore parse(String certificateText, String keyText) {
		PrivateKey key = key(keyText);
		try {
			List<X509Certificate> chain = PemContent.of(certificateText).getCertificates();
			Assert.state(!chain.isEmpty(), "No certificates");
			return PemSslStore.of(chain, key);
		}
		catch (RuntimeException ex) {
			throw failure("needs certificates in PEM format, which cannot be found in " + this.certificate,
					"Replace the file.");
		}
	}

	private PrivateKey key(String text) {
		try {
			PrivateKey key = PemContent.of(text).getPrivateKey(this.password);
			Assert.state(key != null, "No private key");
			return key;
		}
		catch (RuntimeException ex) {
			throw failure("needs a private key in PEM format, which cannot be found in " + this.privateKey,
					"Replace the file, or set '%s' if the key is encrypted."
						.formatted(property(this.bundleName, "keystore.private-key-password")));
		}
	}

	private UnusableSslBundleException failure(String problem, String action) {
		return new UnusableSslBundleException(this.bundleName, problem, action);
	}

}

package io.diset.boot.autoconfigure.ssl;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import io.diset.security.grid.CrlMode;
import io.diset.security.grid.NamespaceMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;
import org.springframework.boot.ssl.SslBundle;

/**
 * Properties of an SSL bundle with the credentials and the trust of the grid.
 *
 * @since 0.1.0
 */
public class GridSslBundleProperties {

	private final Keystore keystore = new Keystore();

	private final Truststore truststore = new Truststore();

	private final Options options = new Options();

	/**
	 * Protocol of the SSL contexts that are made of the bundle itself. DISET chooses by
	 * the enabled protocols.
	 */
	private String protocol = SslBundle.DEFAULT_PROTOCOL;

	/**
	 * Whether to use new keys when their files change. Files that cannot be used leave
	 * the keys before in place.
	 */
	private boolean reloadOnUpdate = true;

	/**
	 * Return the properties of the keys.
	 * @return the properties of the keys
	 */
	public Keystore getKeystore() {
		return this.keystore;
	}

	/**
	 * Return the properties of the trust.
	 * @return the properties of the trust
	 */
	public Truststore getTruststore() {
		return this.truststore;
	}

	/**
	 * Return the options.
	 * @return the options
	 */
	public Options getOptions() {
		return this.options;
	}

	/**
	 * Return the protocol.
	 * @return the protocol
	 */
	public String getProtocol() {
		return this.protocol;
	}

	/**
	 * Set the protocol.
	 * @param protocol the protocol
	 */
	public void setProtocol(String protocol) {
		this.protocol = protocol;
	}

	/**
	 * Return whether to use new keys when their files change.
	 * @return whether to use new keys when their files change
	 */
	public boolean isReloadOnUpdate() {
		return this.reloadOnUpdate;
	}

	/**
	 * Set whether to use new keys when their files change.
	 * @param reloadOnUpdate whether to use new keys when their files change
	 */
	public void setReloadOnUpdate(boolean reloadOnUpdate) {
		this.reloadOnUpdate = reloadOnUpdate;
	}

	/**
	 * Properties of the keys: a certificate and its key, or a proxy, or another bundle. A
	 * bundle without any of them trusts others, and cannot show who it is.
	 */
	public static class Keystore {

		/**
		 * File of the certificate, as hostcert.pem, with the certificates between it and
		 * the authority if there are any.
		 */
		private @Nullable Path certificate;

		/**
		 * File of the private key, as hostkey.pem. Only its owner may be allowed to read
		 * it.
		 */
		private @Nullable Path privateKey;

		/**
		 * Password of the private key.
		 */
		private @Nullable String privateKeyPassword;

		/**
		 * File of a proxy: its certificate, its key, and the certificates between it and
		 * the authority. With 'default', the one that the environment variable
		 * X509_USER_PROXY names, else the file /tmp/x509up_u with the number of the user
		 * behind it.
		 */
		private @Nullable String proxy;

		/**
		 * Name of another SSL bundle, whose keys are used.
		 */
		private @Nullable String bundle;

		/**
		 * Return the file of the certificate.
		 * @return the file of the certificate, or {@code null} if not set
		 */
		public @Nullable Path getCertificate() {
			return this.certificate;
		}

		/**
		 * Set the file of the certificate.
		 * @param certificate the file of the certificate
		 */
		public void setCertificate(@Nullable Path certificate) {
			this.certificate = certificate;
		}

		/**
		 * Return the file of the private key.
		 * @return the file of the private key, or {@code null} if not set
		 */
		public @Nullable Path getPrivateKey() {
			return this.privateKey;
		}

		/**
		 * Set the file of the private key.
		 * @param privateKey the file of the private key
		 */
		public void setPrivateKey(@Nullable Path privateKey) {
			this.privateKey = privateKey;
		}

		/**
		 * Return the password of the private key.
		 * @return the password of the private key, or {@code null} if not set
		 */
		public @Nullable String getPrivateKeyPassword() {
			return this.privateKeyPassword;
		}

		/**
		 * Set the password of the private key.
		 * @param privateKeyPassword the password of the private key
		 */
		public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
			this.privateKeyPassword = privateKeyPassword;
		}

		/**
		 * Return the file of the proxy.
		 * @return the file of the proxy, or {@code null} if not set
		 */
		public @Nullable String getProxy() {
			return this.proxy;
		}

		/**
		 * Set the file of the proxy.
		 * @param proxy the file of the proxy
		 */
		public void setProxy(@Nullable String proxy) {
			this.proxy = proxy;
		}

		/**
		 * Return the name of the bundle whose keys are used.
		 * @return the name of the bundle whose keys are used, or {@code null} if not set
		 */
		public @Nullable String getBundle() {
			return this.bundle;
		}

		/**
		 * Set the name of the bundle whose keys are used.
		 * @param bundle the name of the bundle whose keys are used
		 */
		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

	/**
	 * Properties of the trust: a directory of authorities, or another bundle.
	 */
	public static class Truststore {

		/**
		 * Directory of the authorities, with their files named by hash: certificates,
		 * revocation lists, signing policies and namespaces. Often
		 * /etc/grid-security/certificates.
		 */
		private @Nullable Path directory;

		/**
		 * Name of another SSL bundle, whose trust is used. It does not know proxies
		 * unless it is a grid bundle.
		 */
		private @Nullable String bundle;

		/**
		 * Whether there has to be a revocation list of each authority. One that has
		 * expired refuses all certificates of its authority, unless lists are ignored.
		 */
		private CrlMode crlMode = CrlMode.IF_VALID;

		/**
		 * Which of the files that say what an authority may sign are used, and whether
		 * there has to be one.
		 */
		private NamespaceMode namespaceMode = NamespaceMode.EUGRIDPMA_GLOBUS;

		/**
		 * Time between two looks into the directory. If no unit is given, seconds are
		 * used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration reloadInterval = Duration.ofMinutes(1);

		/**
		 * Whether to accept limited proxies.
		 */
		private boolean limitedProxies;

		/**
		 * Whether to accept proxies of the time before RFC 3820.
		 */
		private boolean legacyProxies;

		/**
		 * Return the directory of the authorities.
		 * @return the directory of the authorities, or {@code null} if not set
		 */
		public @Nullable Path getDirectory() {
			return this.directory;
		}

		/**
		 * Set the directory of the authorities.
		 * @param directory the directory of the authorities
		 */
		public void setDirectory(@Nullable Path directory) {
			this.directory = directory;
		}

		/**
		 * Return the name of the bundle whose trust is used.
		 * @return the name of the bundle whose trust is used, or {@code null} if not set
		 */
		public @Nullable String getBundle() {
			return this.bundle;
		}

		/**
		 * Set the name of the bundle whose trust is used.
		 * @param bundle the name of the bundle whose trust is used
		 */
		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

		/**
		 * Return whether there has to be a revocation list.
		 * @return whether there has to be a revocation list
		 */
		public CrlMode getCrlMode() {
			return this.crlMode;
		}

		/**
		 * Set whether there has to be a revocation list.
		 * @param crlMode whether there has to be a revocation list
		 */
		public void setCrlMode(CrlMode crlMode) {
			this.crlMode = crlMode;
		}

		/**
		 * Return which files say what an authority may sign.
		 * @return which files say what an authority may sign
		 */
		public NamespaceMode getNamespaceMode() {
			return this.namespaceMode;
		}

		/**
		 * Set which files say what an authority may sign.
		 * @param namespaceMode which files say what an authority may sign
		 */
		public void setNamespaceMode(NamespaceMode namespaceMode) {
			this.namespaceMode = namespaceMode;
		}

		/**
		 * Return the time between two looks into the directory.
		 * @return the time between two looks into the directory
		 */
		public Duration getReloadInterval() {
			return this.reloadInterval;
		}

		/**
		 * Set the time between two looks into the directory.
		 * @param reloadInterval the time between two looks into the directory
		 */
		public void setReloadInterval(Duration reloadInterval) {
			this.reloadInterval = reloadInterval;
		}

		/**
		 * Return whether to accept limited proxies.
		 * @return whether to accept limited proxies
		 */
		public boolean isLimitedProxies() {
			return this.limitedProxies;
		}

		/**
		 * Set whether to accept limited proxies.
		 * @param limitedProxies whether to accept limited proxies
		 */
		public void setLimitedProxies(boolean limitedProxies) {
			this.limitedProxies = limitedProxies;
		}

		/**
		 * Return whether to accept proxies of the time before RFC 3820.
		 * @return whether to accept proxies of the time before RFC 3820
		 */
		public boolean isLegacyProxies() {
			return this.legacyProxies;
		}

		/**
		 * Set whether to accept proxies of the time before RFC 3820.
		 * @param legacyProxies whether to accept proxies of the time before RFC 3820
		 */
		public void setLegacyProxies(boolean legacyProxies) {
			this.legacyProxies = legacyProxies;
		}

	}

	/**
	 * Options of the connections.
	 */
	public static class Options {

		/**
		 * Ciphers that may be used. If not set, those of the implementation of TLS.
		 */
		private @Nullable Set<String> ciphers;

		/**
		 * Protocols that may be used, as TLSv1.3. If not set, those of the implementation
		 * of TLS.
		 */
		private @Nullable Set<String> enabledProtocols;

		/**
		 * Return the ciphers that may be used.
		 * @return the ciphers that may be used, or {@code null} if not set
		 */
		public @Nullable Set<String> getCiphers() {
			return this.ciphers;
		}

		/**
		 * Set the ciphers that may be used.
		 * @param ciphers the ciphers that may be used
		 */
		public void setCiphers(@Nullable Set<String> ciphers) {
			this.ciphers = ciphers;
		}

		/**
		 * Return the protocols that may be used.
		 * @return the protocols that may be used, or {@code null} if not set
		 */
		public @Nullable Set<String> getEnabledProtocols() {
			return this.enabledProtocols;
		}

		/**
		 * Set the protocols that may be used.
		 * @param enabledProtocols the protocols that may be used
		 */
		public void setEnabledProtocols(@Nullable Set<String> enabledProtocols) {
			this.enabledProtocols = enabledProtocols;
		}

	}

}

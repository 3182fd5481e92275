package io.diset.security.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.security.ChainPolicy;
import io.diset.security.PeerVerifier;
import io.netty.handler.ssl.util.TrustManagerFactoryWrapper;

/**
 * Trust in the authorities of the grid: in certificates that they issued, and in proxies
 * made from those. It needs canl and BouncyCastle on the class path.
 * <p>
 * A directory describes the authorities, in the form of OpenSSL since version 1.0: for
 * each a certificate {@code hash.0}, and as far as they exist a revocation list
 * {@code hash.r0} and the names that it may give, {@code hash.namespaces} or
 * {@code hash.signing_policy}. It is read at the start, and what changed in it is read
 * again while peers are checked, at most once in an interval. A file that cannot be read
 * is logged and does no harm to others; its former content stays in use. Where there is
 * none, an authority does not count without its certificate, and nothing of it is
 * accepted without its revocation list or names. A directory that disappears leaves what
 * was read of it in use.
 * <p>
 * May be used by any thread that may block. There are no threads of its own.
 *
 * @since 0.1.0
 */
public final class GridTrust implements AutoCloseable {

	private final TrustDirectory directory;

	private final ChainValidation validation;

	private final GridTrustManager trustManager;

	private GridTrust(Builder builder) {
		this.directory = new TrustDirectory(builder.directory, builder.reloadInterval, builder.clock);
		this.validation = new ChainValidation(this.directory,
				new CanlValidation(builder.crlMode, builder.namespaceMode), builder.policy, builder.clock);
		this.trustManager = new GridTrustManager(this.validation);
	}

	/**
	 * Start to describe the trust in the authorities of a directory.
	 * @param directory the directory, usually {@code /etc/grid-security/certificates}
	 * @return a builder
	 */
	public static Builder builder(Path directory) {
		return new Builder(directory);
	}

	/**
	 * Return the trust manager for both ends of connections. It verifies the name of a
	 * service where the connection asks for it. After each change of the directory it
	 * trusts accordingly, without being replaced. It names no accepted issuers, so that
	 * clients send the certificate that they have.
	 * @return the trust manager, which is a {@link PeerVerifier} as well
	 */
	public X509ExtendedTrustManager trustManager() {
		return this.trustManager;
	}

	/**
	 * Return the trust manager as a verifier for the time after each handshake. It checks
	 * what the trust manager checks, but for the role of the peer and the name of a
	 * service.
	 * @return the verifier
	 */
	public PeerVerifier verifier() {
		return this.trustManager;
	}

	/**
	 * Return a factory of the trust manager.
	 * @return a factory that is initialised and always returns the same trust manager
	 */
	public TrustManagerFactory trustManagerFactory() {
		return new TrustManagerFactoryWrapper(this.trustManager);
	}

	/**
	 * Read all of the directory again, at once. If that fails what was read before stays
	 * in use, and the log tells why.
	 */
	public void reload() {
		this.directory.reload();
	}

	/**
	 * Refuse every peer from here on.
	 */
	@Override
	public void close() {
		this.validation.close();
	}

	/**
	 * Describes the trust in the authorities of a directory. Not thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final Path directory;

		private CrlMode crlMode = CrlMode.IF_VALID;

		private NamespaceMode namespaceMode = NamespaceMode.EUGRIDPMA_GLOBUS;

		private Duration reloadInterval = Duration.ofMinutes(1);

		private ChainPolicy policy = ChainPolicy.strict();

		private InstantSource clock = InstantSource.system();

		private Builder(Path directory) {
			this.directory = directory;
		}

		/**
		 * Set what revocation lists are needed for.
		 * @param crlMode the mode, by default {@link CrlMode#IF_VALID}
		 * @return this builder
		 */
		public Builder crlMode(CrlMode crlMode) {
			this.crlMode = crlMode;
			return this;
		}

		/**
		 * Set which files limit the names that an authority may give.
		 * @param namespaceMode the mode, by default
		 * {@link NamespaceMode#EUGRIDPMA_GLOBUS}
		 * @return this builder
		 */
		public Builder namespaceMode(NamespaceMode namespaceMode) {
			this.namespaceMode = namespaceMode;
			return this;
		}

		/**
		 * Set how long the directory is not looked at again.
		 * @param reloadInterval the interval, by default a minute, zero to look for
		 * changes whenever a peer is checked
		 * @return this builder
		 * @throws IllegalArgumentException if the interval is negative
		 */
		public Builder reloadInterval(Duration reloadInterval) {
			if (reloadInterval.isNegative()) {
				throw new IllegalArgumentException("A reload interval of %s is negative".formatted(reloadInterval));
			}
			this.reloadInterval = reloadInterval;
			return this;
		}

		/**
		 * Set what is checked besides what canl checks.
		 * @param policy the policy, by default {@link ChainPolicy#strict()}. Its role is
		 * replaced by that of the peer
		 * @return this builder
		 */
		public Builder policy(ChainPolicy policy) {
			this.policy = policy;
			return this;
		}

		/**
		 * Set the clock for the validity of certificates and for the reload interval.
		 * Revocation lists go by the system's clock whatever is set here.
		 * @param clock the clock, by default that of the system
		 * @return this builder
		 */
		Builder clock(InstantSource clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Read the directory.
		 * @return the trust in its authorities
		 * @throws MissingGridLibraryException if a library is not on the class path
		 * @throws TrustDirectoryException if the directory does not exist, cannot be
		 * listed, or contains no authority that can be read
		 */
		public GridTrust build() {
			require("eu.emi.security.authn.x509.helpers.pkipath.BCCertPathValidator", "eu.eu-emi.security:canl");
			require("org.apache.commons.io.FileUtils", "commons-io:commons-io");
			require("org.bouncycastle.jce.provider.BouncyCastleProvider", "org.bouncycastle:bcprov-jdk18on");
			require("org.bouncycastle.openssl.PEMParser", "org.bouncycastle:bcpkix-jdk18on");
			return new GridTrust(this);
		}

		private static void require(String type, String dependency) {
			try {
				Class.forName(type, false, GridTrust.class.getClassLoader());
			}
			catch (ClassNotFoundException | LinkageError ex) {
				throw new MissingGridLibraryException(dependency, ex);
			}
		}

	}

}

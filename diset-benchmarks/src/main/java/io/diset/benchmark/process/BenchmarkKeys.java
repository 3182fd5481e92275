package io.diset.benchmark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import io.diset.boot.autoconfigure.ssl.BundleSslContexts;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.security.TlsEndpoint;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/**
 * Keys and certificates for one run. Other processes read theirs from files, which are
 * deleted with this.
 *
 * @since 0.1.0
 */
public final class BenchmarkKeys implements AutoCloseable {

	private static final Duration HANDSHAKE_TIMEOUT = Duration.ofMinutes(1);

	private final TestAuthority authority = TestAuthority.create();

	private final TestCertificate certificate = this.authority.user("Benchmark");

	private final SslBundle user = this.certificate.sslBundle();

	private final Path directory;

	/**
	 * Make keys.
	 */
	public BenchmarkKeys() {
		try {
			this.directory = Files.createTempDirectory("diset-benchmark-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		TestCertificate host = this.authority.host();
		host.write(this.directory.resolve("hostcert.pem"), this.directory.resolve("hostkey.pem"));
		this.certificate.write(this.directory.resolve("usercert.pem"), this.directory.resolve("userkey.pem"));
		this.authority.write(this.directory.resolve("ca.pem"));
		TestTrustDirectory.in(this.directory.resolve("certificates"))
			.add(this.authority)
			.addCrl(this.authority)
			.addNamespaces(this.authority, ".*");
		this.certificate.proxy().writeProxy(this.directory.resolve("userproxy.pem"));
	}

	/**
	 * Return where the files are: {@code hostcert.pem} and {@code hostkey.pem} of the
	 * service, {@code usercert.pem} and {@code userkey.pem} of a client, and
	 * {@code ca.pem} of the authority of both; for trust as on the grid
	 * {@code userproxy.pem}, a proxy of the client, and {@code certificates}, a directory
	 * with the authority, its revocation list and its namespaces.
	 * @return the directory
	 */
	public Path directory() {
		return this.directory;
	}

	/**
	 * Return what tells the service where its keys are.
	 * @return arguments of the service
	 */
	public List<String> serviceArguments() {
		String bundle = "--spring.ssl.bundle.pem.host.";
		return List.of(bundle + "keystore.certificate=file:" + this.directory.resolve("hostcert.pem"),
				bundle + "keystore.private-key=file:" + this.directory.resolve("hostkey.pem"),
				bundle + "truststore.certificate=file:" + this.directory.resolve("ca.pem"),
				"--diset.server.ssl.bundle=host");
	}

	/**
	 * Return what a client shows and trusts that the service lets in.
	 * @return a bundle
	 */
	public SslBundle user() {
		return this.user;
	}

	/**
	 * Return what a client shows whom the service does not trust, though the name of its
	 * authority is the same.
	 * @return a bundle
	 */
	public SslBundle stranger() {
		return TestAuthority.create().user("Benchmark").sslBundle(this.authority);
	}

	/**
	 * Return the TLS of clients that the service lets in.
	 * @param executor runs what may block
	 * @return makes TLS handlers of the JDK
	 */
	public TlsEndpoint clientTls(Executor executor) {
		BundleSslContexts contexts = BundleSslContexts.forClient(new DefaultSslBundleRegistry("user", this.user),
				"user", TlsProvider.JDK);
		return new TlsEndpoint(contexts, HANDSHAKE_TIMEOUT, executor, contexts.verifier());
	}

	@Override
	public void close() {
		try (Stream<Path> files = Files.walk(this.directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

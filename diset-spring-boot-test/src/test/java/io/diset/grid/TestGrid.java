package io.diset.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import io.diset.security.ChainPolicy;
import io.diset.security.grid.GridTrust;
import io.diset.test.pki.CertificateOptions;
import io.diset.test.pki.KeyType;
import io.diset.test.pki.ProxyOptions;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;

/**
 * A small grid: an authority with a trust directory, a host and some users.
 */
final class TestGrid {

	static final String JANE = "/C=FR/O=Example/CN=Jane Doe";

	private final TestAuthority authority = TestAuthority
		.create((options) -> options.subject("/C=FR/O=Example/CN=Example CA").key(KeyType.RSA_2048));

	private final TestCertificate host = this.authority
		.host((options) -> options.subject("/C=FR/O=Example/CN=localhost"));

	private final TestCertificate jane = user(JANE);

	private final TestCertificate mallory = user("/C=FR/O=Example/CN=Mallory");

	private final TestTrustDirectory directory;

	/**
	 * Make a grid.
	 * @param directory the trust directory to be
	 */
	TestGrid(Path directory) {
		this.directory = TestTrustDirectory.in(directory)
			.add(this.authority)
			.addSigningPolicy(this.authority, "/C=FR/O=Example/*")
			.addCrl(this.authority);
	}

	TestAuthority authority() {
		return this.authority;
	}

	TestTrustDirectory directory() {
		return this.directory;
	}

	TestCertificate host() {
		return this.host;
	}

	/**
	 * Return an honest user.
	 */
	TestCertificate jane() {
		return this.jane;
	}

	/**
	 * Return a user of the grid who is up to no good.
	 */
	TestCertificate mallory() {
		return this.mallory;
	}

	TestCertificate janesProxy(Consumer<ProxyOptions> customizer) {
		return this.jane.proxy((options) -> customizer.accept(options.commonNames("1")));
	}

	TestCertificate user(String name) {
		return user(name, (options) -> {
		});
	}

	TestCertificate user(String name, Consumer<CertificateOptions> customizer) {
		return this.authority.user((options) -> customizer.accept(options.subject(name)));
	}

	GridTrust.Builder trust() {
		return GridTrust.builder(this.directory.path()).reloadInterval(Duration.ZERO);
	}

	GridTrust trust(ChainPolicy policy) {
		return trust().policy(policy).build();
	}

}

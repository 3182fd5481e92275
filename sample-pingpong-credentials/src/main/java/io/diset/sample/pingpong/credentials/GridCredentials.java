package io.diset.sample.pingpong.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;

/**
 * Writes what a site of the grid has: a directory of trusted authorities with hashed
 * names, the certificate of a host, two proxies of one user that differ in their DIRAC
 * group, and a DIRAC configuration file that knows user and groups. Nobody else trusts
 * the authority, whose key is not kept.
 *
 * @since 0.1.0
 */
public final class GridCredentials {

	private static final String CONFIGURATION = "dirac.cfg";

	private GridCredentials() {
	}

	/**
	 * Write the files.
	 * @param args the directory to write them to, which must exist
	 * @throws IOException if a file cannot be written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length != 1) {
			throw new IllegalArgumentException("Expected the directory to write to, and nothing else");
		}
		write(Path.of(args[0]));
	}

	private static void write(Path directory) throws IOException {
		TestAuthority authority = TestAuthority
			.create((options) -> options.subject("/C=FR/O=Example/CN=PingPong test authority"));
		TestTrustDirectory.in(directory.resolve("certificates"))
			.add(authority)
			.addCrl(authority)
			.addSigningPolicy(authority, "/C=FR/O=Example/*");
		authority.host((options) -> options.subject("/C=FR/O=Example/CN=localhost"))
			.write(directory.resolve("hostcert.pem"), directory.resolve("hostkey.pem"));
		TestCertificate jane = authority.user((options) -> options.subject("/C=FR/O=Example/CN=Jane Doe"));
		for (String role : new String[] { "player", "guest" }) {
			jane.proxy((options) -> options.group("pingpong_" + role)).writeProxy(directory.resolve("x509up_" + role));
		}
		try (InputStream configuration = GridCredentials.class.getResourceAsStream("/" + CONFIGURATION)) {
			Files.copy(Objects.requireNonNull(configuration), directory.resolve(CONFIGURATION));
		}
	}

}

package io.diset.sample.pingpong;

import java.util.ArrayList;
import java.util.List;

import io.diset.sample.pingpong.client.PingPongClientApplication;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;

/**
 * Runs the client, as {@code /CN=Player} or without TLS.
 *
 * @param port the port of the service
 * @param authority whom client and service trust, {@code null} for no TLS
 */
record Player(int port, @Nullable TestAuthority authority) {

	private static final String BUNDLE = "--spring.ssl.bundle.pem.player.";

	static Player withoutTls(int port) {
		return new Player(port, null);
	}

	int play(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--diset.client.url=%s://localhost:%d/Framework/PingPong"
			.formatted((this.authority != null) ? "dips" : "dip", this.port));
		all.addAll((this.authority != null) ? certificate(this.authority) : List.of("--diset.client.ssl.bundle="));
		all.add("--diset.development.certificates.directory=");
		all.add("--logging.level.io.diset.sample=info");
		return SpringApplication
			.exit(SpringApplication.run(PingPongClientApplication.class, all.toArray(String[]::new)));
	}

	private static List<String> certificate(TestAuthority authority) {
		TestCertificate certificate = authority.user("Player");
		return List.of("--diset.client.ssl.bundle=player",
				BUNDLE + "keystore.certificate=" + certificate.certificatePem(),
				BUNDLE + "keystore.private-key=" + certificate.privateKeyPem(),
				BUNDLE + "truststore.certificate=" + authority.certificatePem());
	}

}

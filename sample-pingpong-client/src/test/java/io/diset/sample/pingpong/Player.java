package io.diset.sample.pingpong;

import java.util.ArrayList;
import java.util.List;

import io.diset.sample.pingpong.client.PingPongClientApplication;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;

import org.springframework.boot.SpringApplication;

/**
 * Runs the client, as {@code /CN=Player}.
 *
 * @param port the port of the service
 * @param authority whom client and service trust
 */
record Player(int port, TestAuthority authority) {

	private static final String BUNDLE = "--spring.ssl.bundle.pem.player.";

	int play(String... arguments) {
		TestCertificate certificate = this.authority.user("Player");
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--diset.client.url=dips://localhost:%d/Framework/PingPong".formatted(this.port));
		all.add("--diset.client.ssl.bundle=player");
		all.add(BUNDLE + "keystore.certificate=" + certificate.certificatePem());
		all.add(BUNDLE + "keystore.private-key=" + certificate.privateKeyPem());
		all.add(BUNDLE + "truststore.certificate=" + this.authority.certificatePem());
		all.add("--diset.development.certificates.directory=");
		all.add("--logging.level.io.diset.sample=info");
		return SpringApplication
			.exit(SpringApplication.run(PingPongClientApplication.class, all.toArray(String[]::new)));
	}

}

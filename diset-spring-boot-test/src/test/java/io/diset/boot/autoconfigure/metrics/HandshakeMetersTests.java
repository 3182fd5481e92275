package io.diset.boot.autoconfigure.metrics;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.wire.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real handshakes with a server whose certificates are those of an SSL bundle of Spring
 * Boot.
 */
class HandshakeMetersTests {

	private static final TestAuthority AUTHORITY = TestAuthority.create();

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "openssl" })
	void tellWhyAHandshakeHasFailed(String provider) {
		TestCertificate expired = AUTHORITY.user((options) -> options.subject("/CN=Jane Doe")
			.notBefore(Instant.now().minus(Duration.ofDays(9)))
			.notAfter(Instant.now().minus(Duration.ofDays(2))));
		MeteredApplication.SERVER.withBean(SimpleMeterRegistry.class)
			.withBean(SslBundles.class, () -> new DefaultSslBundleRegistry("host", AUTHORITY.host().sslBundle()))
			.withPropertyValues("diset.server.ssl.enabled=true", "diset.server.ssl.bundle=host",
					"diset.server.ssl.provider=" + provider)
			.run((context) -> {
				shakeHands(context, AUTHORITY.user("Jane Doe"));
				assertOutcome(context, "success");
				shakeHands(context, expired);
				assertOutcome(context, "expired");
				shakeHands(context, TestAuthority.create().user("Jane Doe"));
				assertOutcome(context, "untrusted");
				assertThat(context.getBean(MeterRegistry.class).get("diset.server.handshakes").timers()).hasSize(3);
			});
	}

	private static void assertOutcome(ApplicationContext context, String outcome) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Await.until(() -> registry.find("diset.server.handshakes").tag("outcome", outcome).timer() != null);
		Timer timer = registry.get("diset.server.handshakes").tag("outcome", outcome).timer();
		Await.until(() -> timer.count() == 1);
	}

	private static void shakeHands(ApplicationContext context, TestCertificate shown) throws IOException {
		int port = context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class);
		try (SSLSocket socket = (SSLSocket) shown.sslBundle(AUTHORITY)
			.createSslContext()
			.getSocketFactory()
			.createSocket("127.0.0.1", port)) {
			socket.setEnabledProtocols(new String[] { "TLSv1.2" });
			socket.startHandshake();
		}
		catch (SSLException | SocketException ex) {
			// The server says why, or has closed the socket already
		}
	}

}

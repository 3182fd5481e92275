package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.ServerSocket;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody is told whose server cannot start.
 */
class FailedServerStartTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	@Test
	void saysThatThePortIsInUse() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			FailureAnalysis analysis = analyze(
					PlainServer.with(Service.class).withPropertyValues("diset.server.port=" + port));
			assertThat(analysis.getDescription()).startsWith(
					"The DISET server cannot start. Listener 'default' cannot listen on port %d of address 127.0.0.1: "
						.formatted(port))
				.contains("Address already in use");
			assertThat(analysis.getAction()).isEqualTo(
					"Stop what listens on port %d already, or set 'diset.server.port' to another port. ".formatted(port)
							+ "The port 0 stands for a free one.");
		}
	}

	@Test
	void saysThatTheAddressIsNotOfThisHost() {
		// A documentation address, which no host has
		FailureAnalysis analysis = analyze(
				PlainServer.with(Service.class).withPropertyValues("diset.server.address=192.0.2.1"));
		assertThat(analysis.getDescription()).contains("'default'", "192.0.2.1");
		assertThat(analysis.getAction()).contains("'diset.server.address'", "an address of this host",
				"'diset.server.port'");
	}

	@Test
	void saysThatTheBundleIsUnknownAndWhichThereAre() {
		FailureAnalysis analysis = analyze(secure("hsot"));
		assertThat(analysis.getDescription()).isEqualTo("The property 'diset.server.ssl.bundle' names the SSL bundle "
				+ "'hsot', which does not exist. There are these SSL bundles: ca, host, user.");
		assertThat(analysis.getAction()).contains("Set 'diset.server.ssl.bundle'", "'spring.ssl.bundle.pem.hsot'");
	}

	@Test
	void saysThatThereAreNoBundles() {
		FailureAnalysis analysis = analyze(PlainServer.with(Service.class)
			.withPropertyValues("diset.server.ssl.enabled=true", "diset.server.ssl.bundle=host"));
		assertThat(analysis.getDescription()).endsWith("There are no SSL bundles.");
	}

	@Test
	void saysThatAListenerHasAnUnknownBundle() {
		FailureAnalysis analysis = analyze(
				secure("host").withPropertyValues("diset.server.listeners.other.ssl.bundle=typo"));
		assertThat(analysis.getDescription())
			.startsWith("The property 'diset.server.listeners.other.ssl.bundle' names the SSL bundle 'typo'");
	}

	@Test
	void saysThatTheBundleHasNoKey() {
		FailureAnalysis analysis = analyze(secure("ca"));
		assertThat(analysis.getDescription())
			.isEqualTo("SSL bundle 'ca' has no private key: the server cannot show who it is.");
		assertThat(analysis.getAction()).contains("'spring.ssl.bundle.pem.ca.keystore.certificate'",
				"'spring.ssl.bundle.pem.ca.keystore.private-key'");
	}

	@Test
	void saysHowToGetCertificatesForDevelopment() {
		FailureAnalysis analysis = analyze(secure("diset-development-host"));
		assertThat(analysis.getDescription()).contains("'diset.server.ssl.bundle'", "'diset-development-host'",
				"'diset.development.certificates.directory' does not say where they are");
		assertThat(analysis.getAction()).contains("set 'diset.development.certificates.directory' to a directory");
	}

	@Test
	void saysThatAHandlerIsInvalid() {
		FailureAnalysis analysis = analyze(PlainServer.with(InvalidHandler.class));
		assertThat(analysis.getDescription()).contains("InvalidHandler");
		assertThat(analysis.getAction()).contains("io.diset.spring.annotation");
	}

	@Test
	void saysThatTheNameOfAServiceIsInvalid() {
		FailureAnalysis analysis = analyze(PlainServer.with(InvalidName.class));
		assertThat(analysis.getDescription())
			.endsWith("cannot be a service. The name of a service has the form " + "System/Component: 'PingPong'.");
	}

	@Test
	void saysThatARecordIsNoMessage() {
		FailureAnalysis analysis = analyze(PlainServer.with(InvalidMessage.class));
		assertThat(analysis.getDescription()).contains("Unsupported", "thread");
		assertThat(analysis.getAction()).contains("io.diset.message.DisetMessage");
	}

	@Test
	void saysThatNothingSaysWhoMayConnect() {
		FailureAnalysis analysis = analyze(
				PlainServer.with(Service.class).withPropertyValues("diset.server.authorization.default="));
		assertThat(analysis.getDescription()).contains("'diset.server.authorization.default' is not set");
	}

	private static ApplicationContextRunner secure(String bundle) {
		return PlainServer.with(Service.class)
			.withPropertyValues("diset.server.ssl.enabled=true", "diset.server.ssl.bundle=" + bundle)
			.withBean(SslBundleRegistrar.class, () -> (registry) -> {
				registry.registerBundle("user", CERTIFICATES.user("user"));
				registry.registerBundle("host", CERTIFICATES.host("host"));
				registry.registerBundle("ca", CERTIFICATES.trustOnly());
			});
	}

	private static FailureAnalysis analyze(ApplicationContextRunner runner) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		runner.run((context) -> analysis[0] = FailureAnalyses.of(context.getStartupFailure()));
		return analysis[0];
	}

	@DisetService("Test/Service")
	static class Service {

	}

	@DisetService("PingPong")
	static class InvalidName {

	}

	@DisetService("Test/Service")
	static class InvalidHandler {

		@OnMessage("Ping")
		void ping(Ping first, Thread second) {
		}

	}

	@DisetService("Test/Service")
	static class InvalidMessage {

		@OnMessage
		void unsupported(Unsupported message) {
		}

	}

	@DisetMessage("Unsupported")
	record Unsupported(Thread thread) {
	}

}

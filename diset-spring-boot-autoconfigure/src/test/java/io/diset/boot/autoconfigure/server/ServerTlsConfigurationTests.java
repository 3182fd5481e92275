package io.diset.boot.autoconfigure.server;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.boot.autoconfigure.ssl.MissingSslBundleException;
import io.diset.security.TlsEndpoint;
import io.diset.server.DisetServer;
import io.diset.server.MissingAuthorizationRuleException;
import io.diset.server.ServerListener;
import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTlsConfigurationTests {

	private static final TestCertificates CERTIFICATES = new TestCertificates();

	private final ApplicationContextRunner runner = PlainServer.with(Service.class)
		.withPropertyValues("diset.server.ssl.enabled=")
		.withBean(SslBundleRegistrar.class,
				() -> (registry) -> registry.registerBundle("host", CERTIFICATES.host("host")));

	@Test
	void hasTlsWhenABundleIsNamed() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=host").run((context) -> {
			assertThat(context).hasSingleBean(TlsEndpoint.class).hasBean(ServerExecutorConfiguration.TLS_EXECUTOR);
			assertThat(context.getBean(DisetServer.class).listeners()).singleElement()
				.extracting(ServerListener::tls)
				.isSameAs(context.getBean(TlsEndpoint.class));
		});
	}

	@Test
	void hasNoTlsWhenDisabledEvenIfABundleIsNamed() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=host", "diset.server.ssl.enabled=false")
			.run((context) -> assertThat(context.getBean(DisetServer.class).listeners()).singleElement()
				.matches((listener) -> !listener.isSecure()));
	}

	@Test
	void takesTheTimeoutOfHandshakesFromTheProperty() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=host", "diset.server.ssl.handshake-timeout=1500ms")
			.run((context) -> assertThat(context.getBean(TlsEndpoint.class)).extracting("handshakeTimeoutMillis")
				.isEqualTo(1500L));
	}

	@Test
	void saysWhatToSetWhenThereIsNoBundle() {
		this.runner.run((context) -> {
			assertThat(context).getFailure().hasRootCauseInstanceOf(MissingSslBundleException.class);
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("The DISET server needs certificates for TLS, but the "
					+ "property 'diset.server.ssl.bundle' does not name an SSL bundle.");
			assertThat(analysis.getAction()).contains("diset.server.ssl.bundle: host")
				.endsWith("For connections without TLS (dip), which are meant for tests and trusted loopback, set "
						+ "'diset.server.ssl.enabled' to false.");
		});
	}

	@Test
	void saysWhatToSetWhenTlsIsEnabledWithoutBundle() {
		this.runner.withPropertyValues("diset.server.ssl.enabled=true")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(MissingSslBundleException.class));
	}

	@Test
	void saysWhatToSetWhenTheBundleHasNoName() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(MissingSslBundleException.class));
	}

	@Test
	void saysWhatToSetWhenNothingSaysWhoMayConnect() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=host", "diset.server.authorization.default=")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(MissingAuthorizationRuleException.class));
	}

	@Test
	void refusesAnUnknownBundle() {
		this.runner.withPropertyValues("diset.server.ssl.bundle=unknown")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(NoSuchSslBundleException.class));
	}

	@DisetService("Test/Service")
	static class Service {

	}

}

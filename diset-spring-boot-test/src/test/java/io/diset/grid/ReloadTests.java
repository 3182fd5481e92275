package io.diset.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Level;
import io.diset.security.grid.GridTrust;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.wire.NotedLog;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What changes in the trust directory counts for the next connection, without a restart
 * of the service.
 */
class ReloadTests {

	private TestGrid grid;

	@BeforeEach
	void makeGrid(@TempDir Path directory) {
		this.grid = new TestGrid(directory);
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesAUserWhoWasRevokedMeanwhile(TlsVariant tls) throws Throwable {
		TestCertificate proxy = this.grid.jane().proxy();
		try (GridTrust trust = this.grid.trust().build(); GridService service = service(tls, trust)) {
			assertThat(service.identify(tls.client(proxy))).hasToString(TestGrid.JANE);
			this.grid.authority().revoke(this.grid.jane());
			this.grid.directory().addCrl(this.grid.authority());
			assertThat(refusal(service, tls, proxy)).isEqualTo(new Refusal(TestGrid.JANE, 1, "certRevoked"));
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void acceptsAUserOfAnAuthorityThatWasAddedMeanwhile(TlsVariant tls) throws Throwable {
		TestAuthority added = TestAuthority.create((options) -> options.subject("/C=CH/O=Example/CN=New CA"));
		TestCertificate user = added.user((options) -> options.subject("/C=CH/O=Example/CN=John"));
		try (GridTrust trust = this.grid.trust().build(); GridService service = service(tls, trust)) {
			assertThat(refusal(service, tls, user).code()).isEqualTo("noTrustAnchorFound");
			this.grid.directory().add(added);
			assertThat(service.identify(tls.client(user))).hasToString("/C=CH/O=Example/CN=John");
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesUsersOfAnAuthorityThatWasRemovedMeanwhile(TlsVariant tls) throws Throwable {
		TestAuthority removed = TestAuthority.create((options) -> options.subject("/C=CH/O=Example/CN=Old CA"));
		TestCertificate user = removed.user((options) -> options.subject("/C=CH/O=Example/CN=John"));
		this.grid.directory().add(removed);
		try (GridTrust trust = this.grid.trust().build(); GridService service = service(tls, trust)) {
			assertThat(service.identify(tls.client(user))).hasToString("/C=CH/O=Example/CN=John");
			this.grid.directory().remove(removed);
			assertThat(refusal(service, tls, user).code()).isEqualTo("noTrustAnchorFound");
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesEverybodyWhoseRevocationListExpired(TlsVariant tls) throws Throwable {
		try (GridTrust trust = this.grid.trust().build(); GridService service = service(tls, trust)) {
			assertThat(service.identify(tls.client(this.grid.jane()))).hasToString(TestGrid.JANE);
			Instant now = Instant.now();
			this.grid.directory()
				.addCrl(this.grid.authority(),
						this.grid.authority().crl(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))));
			assertThat(refusal(service, tls, this.grid.jane())).isEqualTo(new Refusal(TestGrid.JANE, 0, "crlExpired"));
			this.grid.directory().addCrl(this.grid.authority());
			assertThat(service.identify(tls.client(this.grid.jane()))).hasToString(TestGrid.JANE);
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void followsAChangedSigningPolicy(TlsVariant tls) throws Throwable {
		try (GridTrust trust = this.grid.trust().build(); GridService service = service(tls, trust)) {
			assertThat(service.identify(tls.client(this.grid.jane()))).hasToString(TestGrid.JANE);
			this.grid.directory().addSigningPolicy(this.grid.authority(), "/C=CH/*");
			assertThat(refusal(service, tls, this.grid.jane()))
				.isEqualTo(new Refusal(TestGrid.JANE, 0, "nsNotAccepted"));
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void isNotDisturbedByFilesThatCannotBeRead(TlsVariant tls) throws Throwable {
		try (NotedLog log = new NotedLog();
				GridTrust trust = this.grid.trust().build();
				GridService service = service(tls, trust)) {
			this.grid.directory().write("0123abcd.0", "no certificate").write("0123abcd.r0", "no list");
			assertThat(service.identify(tls.client(this.grid.jane()))).hasToString(TestGrid.JANE);
			assertThat(service.identify(tls.client(this.grid.jane().proxy()))).hasToString(TestGrid.JANE);
			assertThat(warnings(log)).hasSize(2)
				.anySatisfy((line) -> assertThat(line).contains("0123abcd.0"))
				.anySatisfy((line) -> assertThat(line).contains("0123abcd.r0"));
		}
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void keepsTheRevocationListWhoseFileCannotBeReadAnyMore(TlsVariant tls) throws Throwable {
		TestCertificate revoked = this.grid.user("/C=FR/O=Example/CN=Revoked");
		this.grid.authority().revoke(revoked);
		this.grid.directory().addCrl(this.grid.authority());
		try (NotedLog log = new NotedLog();
				GridTrust trust = this.grid.trust().build();
				GridService service = service(tls, trust)) {
			String file = this.grid.directory().crlFile(this.grid.authority()).getFileName().toString();
			this.grid.directory().write(file, "half a list");
			assertThat(service.identify(tls.client(this.grid.jane()))).hasToString(TestGrid.JANE);
			assertThat(refusal(service, tls, revoked).code()).isEqualTo("certRevoked");
			assertThat(warnings(log)).singleElement().asString().contains(file);
		}
	}

	private GridService service(TlsVariant tls, GridTrust trust) {
		return new GridService(tls.service(this.grid.host(), trust.trustManager(), ClientAuth.REQUIRE),
				trust.verifier());
	}

	private static Refusal refusal(GridService service, TlsVariant tls, TestCertificate shown) {
		return Refusal.of(catchThrowable(() -> service.identify(tls.client(shown))));
	}

	private static List<String> warnings(NotedLog log) {
		return log.restOfEvents()
			.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.WARN))
			.map(NotedLog::line)
			.toList();
	}

}

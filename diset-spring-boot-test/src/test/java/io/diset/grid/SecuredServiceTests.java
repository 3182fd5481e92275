package io.diset.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.diset.client.ExtraCredentials;
import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.RefusedByPeerException;
import io.diset.connection.UnauthorizedException;
import io.diset.grid.SecuredService.Answer;
import io.diset.grid.SecuredService.ByExpression;
import io.diset.grid.SecuredService.ByReactiveExpression;
import io.diset.grid.SecuredService.ByRule;
import io.diset.grid.SecuredService.Open;
import io.diset.security.registry.DisetPrincipal;
import io.diset.server.DeniedAccess;
import io.diset.server.DisetConnections;
import io.diset.test.pki.TestCertificate;
import io.diset.wire.Await;
import io.diset.wire.NotedLog;
import io.netty.handler.ssl.SslContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application with a registry, rules and method security, and clients with grid
 * credentials.
 */
class SecuredServiceTests {

	private SecuredSite site;

	@BeforeEach
	void prepareSite(@TempDir Path directory) {
		this.site = new SecuredSite(directory);
	}

	@Test
	void knowsUserGroupAndRightsOfAProxy() {
		this.site.application().run((context) -> {
			MessageClient client = SecuredSite.connect(context, janes("prod"));
			DisetPrincipal peer = service(context).nextPeer();
			assertThat(peer.dn()).isEqualTo(TestGrid.JANE);
			assertThat(peer.user()).isEqualTo("jane");
			assertThat(peer.group()).isEqualTo("prod");
			assertThat(peer.vo()).isEqualTo("lhcb");
			assertThat(peer.properties()).containsExactly("NormalUser", "ProductionManagement");
			for (Object message : List.of(new Open(1), new ByRule(1), new ByExpression(1),
					new ByReactiveExpression(1))) {
				assertThat(client.blocking().sendAndAwaitNext(message, Answer.class)).isEqualTo(new Answer(1));
			}
			assertThat(events(context).nextAuthentication()).isInstanceOfSatisfying(AuthenticationSuccessEvent.class,
					(event) -> assertThat(event.getAuthentication().getPrincipal()).isEqualTo(peer));
			assertThat(events(context).hasDenials()).isFalse();
		});
	}

	@Test
	void givesAUserWhoClaimsNothingTheDefaultGroup() {
		this.site.application().run((context) -> {
			SecuredSite.connect(context, this.site.grid().jane());
			assertThat(service(context).nextPeer().group()).isEqualTo("user");
		});
	}

	@Test
	void refusesAMessageThatARuleForbidsAndPublishesTheDenial() {
		this.site.application().run((context) -> {
			try (NotedLog log = new NotedLog()) {
				MessageClient client = SecuredSite.connect(context, janes("user"));
				assertUnauthorized(client, new ByRule(1));
				assertThat(events(context).nextDenial()).isInstanceOfSatisfying(AuthorizationDeniedEvent.class,
						(event) -> {
							assertThat(event.getAuthentication().get()).extracting("name").isEqualTo(TestGrid.JANE);
							assertThat(event.getObject()).isInstanceOfSatisfying(DeniedAccess.class,
									(denied) -> assertThat(denied.message()).isEqualTo("ByRule"));
						});
				assertThat(nextDenial(log)).contains(TestGrid.JANE, " from ", SecuredService.NAME, "ByRule",
						"group user", "ProductionManagement");
				assertThat(service(context).nextDrop().kind()).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
			}
		});
	}

	@Test
	void tellsAPeerThatMethodSecurityDeniesItAHandler() {
		this.site.application().run((context) -> {
			for (Object message : List.of(new ByExpression(1), new ByReactiveExpression(1))) {
				MessageClient client = SecuredSite.connect(context, janes("user"));
				client.send(message).block(SecuredSite.PATIENCE);
				CloseReason reason = service(context).nextDrop();
				assertThat(reason.kind()).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
				assertThat(reason.text()).startsWith(message.getClass().getSimpleName() + ": ")
					.contains(TestGrid.JANE, "user jane", "group user");
				Await.until(() -> !client.isConnected());
			}
		});
	}

	@Test
	void refusesAUserWhomNobodyKnows() {
		TestCertificate stranger = this.site.grid().user("/C=FR/O=Example/CN=Stranger");
		this.site.application().run((context) -> {
			try (NotedLog log = new NotedLog()) {
				assertRefused(SecuredSite.client(context, SecuredSite.TLS.client(stranger), ExtraCredentials.NONE));
				assertThat(nextDenial(log)).contains(stranger.name(), "no user is registered with this name");
				assertThat(events(context).nextDenial().getObject()).isInstanceOfSatisfying(DeniedAccess.class,
						(denied) -> assertThat(denied.message()).isNull());
				assertThat(service(context).hasPeers()).isFalse();
			}
		});
	}

	@Test
	void takesRightsAwayAndGivesThemWhileAClientIsConnected() {
		this.site.register("NormalUser, ProductionManagement", "");
		this.site.application().run((context) -> {
			MessageClient client = SecuredSite.connect(context, janes("user"));
			assertThat(client.blocking().sendAndAwaitNext(new ByExpression(1), Answer.class)).isEqualTo(new Answer(1));
			this.site.register("NormalUser", "");
			Await.until(() -> peerOfTheConnection(context).properties().size() == 1);
			assertThat(client.blocking().sendAndAwaitNext(new Open(1), Answer.class)).isEqualTo(new Answer(1));
			client.send(new ByExpression(1)).block(SecuredSite.PATIENCE);
			assertThat(service(context).nextDrop().kind()).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
		});
	}

	@Test
	void disconnectsAUserWhoIsSuspended() {
		this.site.application()
			.withPropertyValues("diset.server.authorization.services[Framework/Secured].connect=all")
			.run((context) -> {
				MessageClient jane = SecuredSite.connect(context, janes("user"));
				MessageClient john = SecuredSite.connect(context, this.site.member());
				this.site.register("NormalUser", "lhcb");
				CloseReason reason = service(context).nextDrop();
				assertThat(reason.kind()).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
				assertThat(reason.text()).contains(SecuredSite.MEMBER, "suspended");
				Await.until(() -> !john.isConnected());
				assertThat(jane.isConnected()).isTrue();
			});
	}

	@Test
	void believesATrustedHostThatSpeaksForAUser() {
		this.site.application().run((context) -> {
			SslContext portal = SecuredSite.TLS.client(this.site.grid().host());
			SecuredSite.connect(SecuredSite.client(context, portal, ExtraCredentials.forwarded(TestGrid.JANE, "prod")));
			DisetPrincipal peer = service(context).nextPeer();
			assertThat(peer.user()).isEqualTo("jane");
			assertThat(peer.forwardedBy()).isEqualTo(SecuredSite.HOST);
			assertThat(context.getBean(DisetConnections.class).ofDn(TestGrid.JANE)).hasSize(1);
			assertThat(context.getBean(DisetConnections.class).ofDn(SecuredSite.HOST)).isEmpty();
		});
	}

	@Test
	void knowsAHostThatSaysItIsOne() {
		this.site.application().run((context) -> {
			SslContext portal = SecuredSite.TLS.client(this.site.grid().host());
			SecuredSite.connect(SecuredSite.client(context, portal, ExtraCredentials.HOST));
			assertThat(service(context).nextPeer().kind()).isEqualTo(DisetPrincipal.Kind.HOST);
		});
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesForwardedCredentialsOfAnOrdinaryHost(TlsVariant tls) {
		TestCertificate worker = this.site.grid()
			.authority()
			.host((options) -> options.subject("/C=FR/O=Example/CN=worker"));
		this.site.application()
			.withPropertyValues("diset.server.authorization.default=all",
					"diset.server.authorization.services[Framework/Secured].connect=all")
			.run((context) -> {
				try (NotedLog log = new NotedLog()) {
					assertRefused(SecuredSite.client(context, tls.client(worker),
							ExtraCredentials.forwarded(TestGrid.JANE, "prod")));
					assertThat(nextDenial(log)).contains("/C=FR/O=Example/CN=worker",
							"host worker has not the property TrustedHost");
					assertThat(events(context).nextAuthentication())
						.isInstanceOf(AbstractAuthenticationFailureEvent.class);
				}
			});
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void refusesAResumedSessionOfAUserWhoWasRevokedMeanwhile(TlsVariant tls) {
		this.site.application()
			.withPropertyValues("diset.server.ssl.provider=" + tls.provider().name())
			.run((context) -> {
				SslContext client = tls.client(janes("user"));
				SecuredSite.connect(SecuredSite.client(context, client, ExtraCredentials.NONE));
				SecuredSite.connect(SecuredSite.client(context, client, ExtraCredentials.NONE));
				this.site.grid().authority().revoke(this.site.grid().jane());
				this.site.grid().directory().addCrl(this.site.grid().authority());
				try (NotedLog log = new NotedLog()) {
					assertRefused(SecuredSite.client(context, client, ExtraCredentials.NONE));
					assertThat(nextDenial(log)).contains("UNAUTHORIZED (Certificates not trusted)", TestGrid.JANE,
							"depth 1", "certRevoked");
				}
			});
	}

	@ParameterizedTest
	@MethodSource("io.diset.grid.TlsVariant#available")
	void logsWhyTheHandshakeWasRefused(TlsVariant tls) {
		TestCertificate expired = this.site.grid().janesProxy((options) -> options.expired(Duration.ofMinutes(1)));
		this.site.application()
			.withPropertyValues("diset.server.ssl.provider=" + tls.provider().name())
			.run((context) -> {
				try (NotedLog log = new NotedLog()) {
					MessageClient client = SecuredSite.client(context, tls.client(expired), ExtraCredentials.NONE);
					assertThatExceptionOfType(ConnectionClosedException.class)
						.isThrownBy(() -> SecuredSite.connect(client));
					assertThat(next(log, "Refused connection")).contains("TLS handshake failed: The certificate ",
							TestGrid.JANE + "/CN=1 at depth 0", "certificateExpired");
				}
			});
	}

	@Test
	void endsAConnectionWhenTheProxyExpires() {
		this.site.application().run((context) -> {
			Instant end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
			MessageClient client = SecuredSite.connect(context,
					this.site.grid().janesProxy((options) -> options.notAfter(end)));
			CloseReason reason = service(context).nextDrop();
			assertThat(reason.kind()).isEqualTo(CloseReason.Kind.EXPIRED);
			assertThat(Instant.now()).isAfterOrEqualTo(end);
			Await.until(() -> !client.isConnected());
		});
	}

	private TestCertificate janes(String group) {
		return this.site.grid().janesProxy((options) -> options.group(group));
	}

	private static DisetPrincipal peerOfTheConnection(ApplicationContext context) {
		return (DisetPrincipal) context.getBean(DisetConnections.class).all().iterator().next().peer();
	}

	private static void assertUnauthorized(MessageClient client, Object message) {
		assertThatExceptionOfType(RefusedByPeerException.class)
			.isThrownBy(() -> client.sendAndAwaitAck(message).block(SecuredSite.PATIENCE))
			.withMessage(UnauthorizedException.TEXT)
			.satisfies((ex) -> assertThat(ex.getErrno()).isEqualTo(UnauthorizedException.ERRNO));
	}

	private static void assertRefused(MessageClient client) {
		assertThatExceptionOfType(RefusedByPeerException.class).isThrownBy(() -> SecuredSite.connect(client))
			.withMessage(UnauthorizedException.TEXT);
	}

	private static String nextDenial(NotedLog log) throws InterruptedException {
		return next(log, "UNAUTHORIZED (");
	}

	private static String next(NotedLog log, String part) throws InterruptedException {
		String line = NotedLog.line(log.next());
		return line.contains(part) ? line : next(log, part);
	}

	private static SecuredService service(ApplicationContext context) {
		return context.getBean(SecuredService.class);
	}

	private static SecuredSite.Events events(ApplicationContext context) {
		return context.getBean(SecuredSite.Events.class);
	}

}

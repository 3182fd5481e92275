package io.diset.server;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.connection.StableConnection;
import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.PeerCredentials;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class PeerAuthenticationTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String PROPOSAL = RawPeer.frame(RawPeer.proposal(SERVICE));

	private static final String ARGUMENTS = RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}");

	private static final String OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final NotedEvents events = new NotedEvents();

	private final NotedLog log = new NotedLog();

	private final Sinks.One<AuthenticatedPeer> known = Sinks.one();

	private final EmbeddedPeer peer = new EmbeddedPeer(
			ServiceDefinition.builder(SERVICE).onDrop(Execution.EVENT_LOOP, this.events.drop()).build(),
			(credentials) -> this.known.asMono(), HandshakeSettings.DEFAULTS, ConnectionSettings.DEFAULTS);

	@AfterEach
	void leavesNothingBehind() {
		this.peer.leave();
		this.peer.close();
		assertThat(this.log.rest()).isEmpty();
		this.log.close();
	}

	@Test
	void takesTimeWhileThePeerSaysMore() {
		assertThat(this.peer.send(PROPOSAL)).isEmpty();
		assertThat(this.peer.send(ARGUMENTS)).isEmpty();
		this.known.tryEmitValue(new AuthenticatedPeer(DisetPrincipal.anonymous(null, "nobody")));
		assertThat(this.peer.runHandlers()).isEqualTo(OK + OK);
		assertThat(this.peer.registry().all()).hasSize(1);
	}

	@Test
	void takesNoLongerThanAProposalMay() throws Exception {
		this.peer.send(PROPOSAL);
		Duration timeout = HandshakeSettings.DEFAULTS.proposalTimeout();
		String text = "The peer was not authenticated within %d ms".formatted(timeout.toMillis());
		assertThat(this.peer.advance(timeout)).isEqualTo(RawPeer.error(0, text));
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(NotedLog.line(this.log.next())).contains("TIMEOUT (" + text);
		this.known.tryEmitValue(new AuthenticatedPeer(DisetPrincipal.anonymous(null, "nobody")));
		assertThat(this.peer.runHandlers()).isEmpty();
		assertThat(this.events.rest()).isEmpty();
	}

	@Test
	void isDoneOnceForAPeerThatAsksTwiceAndLeaves() {
		AtomicInteger asked = new AtomicInteger();
		try (EmbeddedPeer hasty = new EmbeddedPeer(ServiceDefinition.builder(SERVICE).build(), (credentials) -> {
			asked.incrementAndGet();
			return this.known.asMono();
		}, HandshakeSettings.DEFAULTS, ConnectionSettings.DEFAULTS)) {
			hasty.send(PROPOSAL + PROPOSAL);
			hasty.leave();
			assertThat(asked).hasValue(1);
			assertThat(this.known.currentSubscriberCount()).isZero();
		}
	}

	@Test
	void isGivenUpWhenThePeerLeaves() {
		this.peer.send(PROPOSAL);
		assertThat(this.known.currentSubscriberCount()).isEqualTo(1);
		this.peer.leave();
		assertThat(this.known.currentSubscriberCount()).isZero();
	}

	@Test
	void endsTheConnectionWhenACertificateExpires() throws Exception {
		this.known.tryEmitValue(new AuthenticatedPeer(DisetPrincipal.anonymous(null, "nobody")));
		this.peer.open(SERVICE);
		StableConnection connection = (StableConnection) this.peer.registry().all().iterator().next();
		Instant expiry = Instant.now().plus(Duration.ofSeconds(30));
		connection.closeAt(expiry);
		assertThat(this.peer.advance(Duration.ofSeconds(29))).isEmpty();
		String text = "The certificate expired at " + expiry;
		assertThat(this.peer.advance(Duration.ofSeconds(1))).isEqualTo(RawPeer.error(0, text));
		assertThat(NotedLog.line(this.log.next())).contains("EXPIRED (" + text);
		assertThat(this.events.nextReason()).extracting(CloseReason::kind).isEqualTo(CloseReason.Kind.EXPIRED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isDoneByAThreadThatMayBlock(boolean secure) throws Exception {
		BlockingQueue<String> threads = new LinkedBlockingQueue<>();
		PeerAuthenticator authenticator = (credentials) -> {
			threads.add(Thread.currentThread().getName());
			return Mono.just(new AuthenticatedPeer(DisetPrincipal.anonymous(null, "nobody")));
		};
		try (RunningServer server = RunningServer
			.with((builder) -> builder.service(ServiceDefinition.builder(SERVICE).build())
				.tls(secure ? TestTls.server(ClientAuth.REQUIRE) : null)
				.authentication(authenticator));
				RawPeer client = secure ? TestTls.connect(server.port(), "TLSv1.3", TestTls.USER) : server.connect()) {
			client.open(SERVICE, "{}");
			assertThat(threads.take()).startsWith("boundedElastic-");
		}
	}

	@Test
	void looksAgainWhenRightsChangedWhileThePeerWasConnecting() throws Exception {
		Rights rights = new Rights();
		ConnectionRegistry connections = new ConnectionRegistry();
		PeerAuthentication authentication = new PeerAuthentication(connections, rights, Schedulers.immediate(),
				TIMEOUT);
		EmbeddedPeer connecting = new EmbeddedPeer(ServiceDefinition.builder(SERVICE).build(),
				AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED), connections, authentication,
				AuthorizationListener.NONE);
		assertThat(connecting.send(PROPOSAL)).isEqualTo(OK);
		rights.principal = DisetPrincipal.anonymous("/CN=Jane Doe", "removed");
		authentication.authenticateAgain();
		assertThat(connecting.send(ARGUMENTS)).contains("1111");
		assertThat(connecting.isOpen()).isFalse();
		assertThat(this.log.next()).isNotNull();
		connecting.close();
	}

	@Test
	void looksAgainUntilItIsAnswered() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		Rights rights = new Rights() {

			@Override
			public Mono<AuthenticatedPeer> authenticateAgain(PeerCredentials credentials) {
				return switch (asked.getAndIncrement()) {
					case 0 -> Mono.error(new IOException("failed on purpose"));
					case 1 -> Mono.never();
					default -> Mono.error(new UnauthorizedException("Jane was removed"));
				};
			}

		};
		ConnectionRegistry connections = new ConnectionRegistry();
		PeerAuthentication authentication = new PeerAuthentication(connections, rights, Schedulers.immediate(),
				Duration.ofMillis(20));
		EmbeddedPeer connected = new EmbeddedPeer(ServiceDefinition.builder(SERVICE).build(),
				AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED), connections, authentication,
				AuthorizationListener.NONE);
		connected.open(SERVICE);
		authentication.authenticateAgain();
		assertThat(NotedLog.line(this.log.next())).contains("keeps its rights until it can");
		assertThat(connected.isOpen()).isTrue();
		Await.until(() -> {
			connected.runHandlers();
			return !connected.isOpen();
		});
		assertThat(NotedLog.line(this.log.next())).contains("keeps its rights until it can");
		assertThat(NotedLog.line(this.log.next())).contains("UNAUTHORIZED (Jane was removed)");
		connected.close();
	}

	private static class Rights implements PeerAuthenticator {

		private DisetPrincipal principal = DisetPrincipal.user("/CN=Jane Doe", "jdoe", "user", null, List.of());

		@Override
		public Mono<AuthenticatedPeer> authenticate(PeerCredentials credentials) {
			return Mono.just(new AuthenticatedPeer(this.principal));
		}

	}

}

package io.diset.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.diset.connection.CloseReason;
import io.diset.connection.Execution;
import io.diset.connection.UnauthorizedException;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What peers may do by the rules of a service, and what they are told that may not.
 */
class AuthorizationTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String TEXT = "Unauthorized query ( 1111 : Unauthorized query)";

	private static final String UNAUTHORIZED = RawPeer.error(1111, TEXT);

	private static final String ACCEPTED = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	private static final String PING = RawPeer.frame(RawPeer.message("Ping", "1"));

	private static final String PONG = RawPeer.frame(RawPeer.message("Pong", "1"));

	private final NotedEvents events = new NotedEvents();

	private final NotedLog log = new NotedLog();

	private final List<DeniedAccess> denied = new ArrayList<>();

	private final AuthorizationRules rules = AuthorizationRules.builder()
		.defaultRule(AuthorizationRule.of("NormalUser"))
		.message(SERVICE, "Pong", AuthorizationRule.of("ServiceAdministrator", "group:prod"))
		.build();

	private DisetPrincipal principal = user("NormalUser");

	private Mono<AuthenticatedPeer> answer = Mono.fromCallable(() -> new AuthenticatedPeer(this.principal));

	private final ConnectionRegistry connections = new ConnectionRegistry();

	private final PeerAuthentication authentication = new PeerAuthentication(this.connections,
			(credentials) -> this.answer, Schedulers.immediate(), Duration.ofSeconds(20));

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
		.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP, (connection, pong) -> new Ping(pong.id()))
		.onDrop(Execution.EVENT_LOOP, this.events.drop())
		.build(), this.rules, this.connections, this.authentication, this.denied::add);

	@AfterEach
	void leavesNothingBehind() {
		this.peer.leave();
		this.peer.close();
		assertThat(this.peer.registry().all()).isEmpty();
		assertThat(this.log.rest()).isEmpty();
		this.log.close();
	}

	@Test
	void letAPeerConnectThatMaySendOneOfTheMessages() {
		assertThat(this.peer.open(SERVICE)).isEqualTo(ACCEPTED);
		assertThat(this.peer.send(PING)).isEqualTo(PONG);
		assertThat(this.denied).isEmpty();
	}

	@Test
	void refuseAPeerThatMaySendNoneOfThem() throws Exception {
		this.principal = user("Matcher");
		assertThat(this.peer.send(RawPeer.frame(RawPeer.proposal(SERVICE)))).isEqualTo(UNAUTHORIZED);
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(line(this.log.next())).contains(" to " + SERVICE + ": UNAUTHORIZED (" + this.principal,
				" may not connect: missing a right to send any message");
		assertThat(this.denied).singleElement().satisfies((denied) -> {
			assertThat(denied.peer().principal()).isEqualTo(this.principal);
			assertThat(denied.service()).isEqualTo(SERVICE);
			assertThat(denied.message()).isNull();
		});
	}

	@Test
	void mayBeThoseOfAConnectHandlerWhoseReasonIsLogged() throws Exception {
		try (EmbeddedPeer refused = new EmbeddedPeer(
				ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
					throw new UnauthorizedException("the moon is full");
				}).build())) {
			assertThat(refused.open(SERVICE)).isEqualTo(UNAUTHORIZED);
			assertThat(line(this.log.next())).startsWith("WARN Refused connection ")
				.endsWith(" to " + SERVICE + ": UNAUTHORIZED (the moon is full)");
		}
	}

	@Test
	void refuseAMessageByAnErrorAndTheEndOfTheConnection() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(PONG + PING)).isEqualTo(UNAUTHORIZED);
		assertThat(this.peer.isOpen()).isFalse();
		assertRefused();
	}

	@Test
	void leaveAloneWhatASuspendedPeerHasSentBefore() throws Exception {
		Sinks.Empty<Void> mayEnd = Sinks.empty();
		List<Long> handled = new ArrayList<>();
		try (EmbeddedPeer busy = new EmbeddedPeer(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> {
				handled.add(ping.id());
				return mayEnd.asMono();
			})
			.onMessage(MessageType.of(Pong.class), Execution.EVENT_LOOP, (connection, pong) -> null)
			.build(), this.rules, this.connections, this.authentication, this.denied::add)) {
			busy.open(SERVICE);
			busy.send(PING + PING + PING);
			this.principal = user("Matcher");
			this.authentication.authenticateAgain();
			assertThat(busy.runHandlers()).isEqualTo(UNAUTHORIZED);
			mayEnd.tryEmitEmpty();
			busy.runHandlers();
			assertThat(handled).hasSize(1);
			assertThat(line(this.log.next())).contains("may not connect");
		}
	}

	@Test
	void refuseAMessageOfAnOriginalByTheAcknowledgementAndLetThePeerClose() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(Acks.asking("Pong", "1", "\"x:1\"")) + PING))
			.isEqualTo(RawPeer.frame(Acks.error("\"x:1\"", 1111, TEXT)));
		assertThat(this.peer.isOpen()).isTrue();
		this.peer.leave();
		assertRefused();
	}

	@Test
	void refuseAMessageOfAPeerOfOursByTheAcknowledgementAndClose() throws Exception {
		this.peer.open(SERVICE, "diset-java/0.1.0");
		assertThat(this.peer.send(RawPeer.frame(Acks.asking("Pong", "1", "\"x:1\""))))
			.isEqualTo(RawPeer.frame(Acks.error("\"x:1\"", 1111, TEXT)));
		assertThat(this.peer.isOpen()).isFalse();
		assertRefused();
	}

	@Test
	void tellEverybodyWhichMessagesAreUnknown() throws Exception {
		this.peer.open(SERVICE);
		assertThat(this.peer.send(RawPeer.frame(RawPeer.message("Pung", "1"))))
			.isEqualTo(RawPeer.error(0, "Unknown message Pung"));
		assertThat(line(this.log.next())).contains("PROTOCOL_ERROR");
		assertThat(this.denied).isEmpty();
	}

	@Test
	void refuseAMessageOnceTheRightIsWithdrawn() throws Exception {
		this.principal = DisetPrincipal.user("/CN=Jane Doe", "jdoe", "prod", null,
				List.of("NormalUser", "ServiceAdministrator"));
		this.peer.open(SERVICE);
		assertThat(this.peer.send(PONG)).isEqualTo(PING);
		this.principal = user("NormalUser");
		this.authentication.authenticateAgain();
		assertThat(this.peer.send(PING)).isEqualTo(PONG);
		assertThat(this.peer.send(PONG)).isEqualTo(UNAUTHORIZED);
		assertRefused();
	}

	@Test
	void letAMessageThroughOnceTheRightIsGiven() {
		this.peer.open(SERVICE);
		this.principal = DisetPrincipal.user("/CN=Jane Doe", "jdoe", "prod", null, List.of("ServiceAdministrator"));
		this.authentication.authenticateAgain();
		assertThat(this.peer.send(PONG)).isEqualTo(PING);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void disconnectWhoMayNotBeConnectedAnyMore(boolean suspended) throws Exception {
		this.peer.open(SERVICE);
		this.principal = suspended ? DisetPrincipal.suspended("/CN=Jane Doe", "suspended in lhcb") : user("Matcher");
		this.authentication.authenticateAgain();
		assertThat(this.peer.runHandlers()).isEqualTo(UNAUTHORIZED);
		assertThat(this.peer.isOpen()).isFalse();
		assertThat(line(this.log.next())).contains("UNAUTHORIZED (");
		assertThat(this.events.nextReason()).extracting(CloseReason::kind).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
	}

	@Test
	void areNotThoseOfAnEarlierChangeThatIsFoundOutLater() throws Exception {
		this.peer.open(SERVICE);
		Sinks.One<AuthenticatedPeer> slow = Sinks.one();
		this.answer = slow.asMono();
		this.authentication.authenticateAgain();
		this.answer = Mono.just(new AuthenticatedPeer(this.principal));
		this.authentication.authenticateAgain();
		slow.tryEmitValue(new AuthenticatedPeer(
				DisetPrincipal.user("/CN=Jane Doe", "jdoe", "prod", null, List.of("ServiceAdministrator"))));
		assertThat(this.peer.send(PONG)).isEqualTo(UNAUTHORIZED);
		assertRefused();
	}

	@Test
	void stayAsTheyAreWhenNobodyCanSayWhoThePeerIs() throws Exception {
		this.peer.open(SERVICE);
		DisetPrincipal known = this.principal;
		this.principal = null;
		this.authentication.authenticateAgain();
		assertThat(line(this.log.next())).startsWith("ERROR The peer of connection ").contains("keeps its rights");
		this.principal = known;
		assertThat(this.peer.send(PING)).isEqualTo(PONG);
	}

	private void assertRefused() throws Exception {
		assertThat(line(this.log.next())).contains("UNAUTHORIZED (", "jdoe", " may not send Pong: missing ");
		CloseReason reason = this.events.nextReason();
		assertThat(reason).isNotNull();
		assertThat(reason.kind()).isEqualTo(CloseReason.Kind.UNAUTHORIZED);
		assertThat(this.denied).singleElement().satisfies((denied) -> {
			assertThat(denied.message()).isEqualTo("Pong");
			assertThat(denied.rule()).isEqualTo(AuthorizationRule.of("ServiceAdministrator", "group:prod"));
		});
	}

	private static DisetPrincipal user(String property) {
		return DisetPrincipal.user("/CN=Jane Doe", "jdoe", "user", "lhcb", List.of(property));
	}

	private static String line(ILoggingEvent event) {
		return NotedLog.line(event);
	}

}

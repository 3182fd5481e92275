package io.diset.spring.security;

import java.util.ArrayList;
import java.util.List;

import io.diset.connection.UnauthorizedException;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.PeerIdentification;
import io.diset.server.AuthenticatedPeer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuthenticationManagerPeersTests {

	private static final PeerCredentials JANE = new PeerCredentials(() -> "/CN=Jane Doe", null, "");

	private final List<Object> events = new ArrayList<>();

	@Test
	void asksTheManagerAndPublishesTheSuccess() {
		AuthenticatedPeer peer = authenticate(new DisetAuthenticationManager(new PeerIdentification(null)), JANE);
		assertThat(peer.principal()).isEqualTo(DisetPrincipal.verified("/CN=Jane Doe"));
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(AuthenticationSuccessEvent.class,
					(event) -> assertThat(event.getAuthentication().getPrincipal()).isSameAs(peer.principal()));
		assertThat(peer.attributes()).containsOnlyKeys(PeerAuthentications.ATTRIBUTE);
	}

	@Test
	void publishesNoSuccessForAPeerThatIsConnectedAlready() {
		AuthenticatedPeer peer = peers(new DisetAuthenticationManager(new PeerIdentification(null)))
			.authenticateAgain(JANE)
			.blockOptional()
			.orElseThrow();
		assertThat(peer.principal()).isEqualTo(DisetPrincipal.verified("/CN=Jane Doe"));
		assertThat(this.events).isEmpty();
	}

	@Test
	void refusesForwardedCredentialsAndPublishesTheFailure() {
		PeerCredentials forwarded = new PeerCredentials(() -> "/CN=host", null, List.of("/CN=Jane Doe", "group"));
		assertThatExceptionOfType(UnauthorizedException.class)
			.isThrownBy(() -> authenticate(new DisetAuthenticationManager(new PeerIdentification(null)), forwarded))
			.satisfies((ex) -> assertThat(ex.getReason()).contains("forward"));
		assertThat(this.events).singleElement().isInstanceOf(AuthenticationFailureBadCredentialsEvent.class);
	}

	@Test
	void takesASystemThatCannotBeAskedForNoRefusal() {
		assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> authenticate(
				(token) -> Mono.error(new AuthenticationServiceException("The directory is down")), JANE));
		assertThat(this.events).singleElement().isInstanceOf(AuthenticationFailureServiceExceptionEvent.class);
	}

	@Test
	void letsRulesSeeTheAuthoritiesOfAnotherPrincipal() {
		TestingAuthenticationToken token = new TestingAuthenticationToken("jane", null, "GROUP_prod", "VO_lhcb",
				"PROPERTY_NormalUser", "ROLE_X");
		DisetPrincipal principal = authenticate((authentication) -> Mono.just(token), JANE).principal();
		assertThat(principal.isAuthenticated()).isTrue();
		assertThat(principal.getName()).isEqualTo("jane");
		assertThat(principal.group()).isEqualTo("prod");
		assertThat(principal.vo()).isEqualTo("lhcb");
		assertThat(principal.properties()).containsExactly("NormalUser");
	}

	@Test
	void takesATokenThatIsNotAuthenticatedForNobody() {
		TestingAuthenticationToken token = new TestingAuthenticationToken("jane", null);
		assertThat(token.isAuthenticated()).isFalse();
		assertThat(authenticate((authentication) -> Mono.just(token), JANE).principal().isAuthenticated()).isFalse();
	}

	@Test
	void showsTheManagerWhatThePeerHasShown() {
		List<Object> seen = new ArrayList<>();
		authenticate((authentication) -> {
			seen.add(authentication.getCredentials());
			assertThat(authentication.isAuthenticated()).isFalse();
			assertThat(authentication.getName()).isEqualTo("/CN=Jane Doe");
			return Mono.just(new TestingAuthenticationToken("jane", null));
		}, JANE);
		assertThat(seen).containsExactly(JANE);
	}

	private AuthenticatedPeer authenticate(ReactiveAuthenticationManager manager, PeerCredentials credentials) {
		return peers(manager).authenticate(credentials).blockOptional().orElseThrow();
	}

	private AuthenticationManagerPeers peers(ReactiveAuthenticationManager manager) {
		return new AuthenticationManagerPeers(manager,
				new DefaultAuthenticationEventPublisher((event) -> this.events.add(event)));
	}

}

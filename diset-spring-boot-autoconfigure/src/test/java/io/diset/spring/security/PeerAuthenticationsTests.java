package io.diset.spring.security;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.diset.connection.DisetConnection;
import io.diset.security.registry.DisetPrincipal;
import io.diset.server.AuthenticatedPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeerAuthenticationsTests {

	private static final DisetPrincipal JANE = DisetPrincipal.user("/CN=Jane Doe", "jdoe", "dirac_prod", "lhcb",
			List.of("NormalUser", "ProductionManagement"));

	private final Map<String, Object> attributes = new HashMap<>();

	@Test
	void isWhatTheAuthenticationManagerSaid() {
		Authentication said = new TestingAuthenticationToken("jane", null);
		this.attributes.put(PeerAuthentications.ATTRIBUTE, said);
		assertThat(PeerAuthentications.of(connection(JANE))).isSameAs(said);
		assertThat(PeerAuthentications.of(new AuthenticatedPeer(JANE, this.attributes))).isSameAs(said);
	}

	@Test
	void hasTheAuthoritiesOfGroupVoAndPropertiesWithoutAManager() {
		for (Authentication authentication : List.of(PeerAuthentications.of(connection(JANE)),
				PeerAuthentications.of(new AuthenticatedPeer(JANE)))) {
			assertThat(authentication.getName()).isEqualTo("/CN=Jane Doe");
			assertThat(authentication.getPrincipal()).isSameAs(JANE);
			assertThat(authentication.isAuthenticated()).isTrue();
			assertThat(authentication.getCredentials()).isNull();
			assertThat(authentication.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.containsExactlyInAnyOrder("ROLE_AUTHENTICATED", "GROUP_dirac_prod", "VO_lhcb", "PROPERTY_NormalUser",
						"PROPERTY_ProductionManagement");
		}
	}

	@Test
	void namesPeerAndAuthoritiesInTheLog() {
		assertThat(PeerAuthentications.of(connection(JANE))).asString()
			.contains("/CN=Jane Doe", "Authenticated=true", "GROUP_dirac_prod", "PROPERTY_NormalUser");
	}

	@Test
	void isTheCertificateOfAService() {
		Authentication authentication = PeerAuthentications.of(connection(() -> "/CN=localhost"));
		assertThat(authentication.getName()).isEqualTo("/CN=localhost");
		assertThat(authentication.isAuthenticated()).isTrue();
	}

	@Test
	void isAnonymousWithoutACertificate() {
		assertThat(PeerAuthentications.of(connection(null))).isInstanceOf(AnonymousAuthenticationToken.class);
	}

	@Test
	void isAnonymousUnderItsNameWhenNobodyKnowsTheCertificate() {
		Authentication authentication = PeerAuthentications
			.of(connection(DisetPrincipal.anonymous("/CN=John Doe", "unknown")));
		assertThat(authentication).isInstanceOf(AnonymousAuthenticationToken.class);
		assertThat(authentication.getName()).isEqualTo("/CN=John Doe");
		assertThat(authentication.getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactly("ROLE_ANONYMOUS");
	}

	@Test
	void isInTheSecurityContextAsItIsAtTheTime() {
		PeerSecurityContext context = new PeerSecurityContext(connection(null));
		assertThat(context.getAuthentication()).isInstanceOf(AnonymousAuthenticationToken.class);
		Authentication said = new TestingAuthenticationToken("jane", null);
		this.attributes.put(PeerAuthentications.ATTRIBUTE, said);
		assertThat(context.getAuthentication()).isSameAs(said);
	}

	@Test
	void cannotBeChangedForTheOtherHandlersOfTheConnection() {
		PeerSecurityContext context = new PeerSecurityContext(connection(JANE));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> context.setAuthentication(new TestingAuthenticationToken("other", null)))
			.withMessageContaining("set another one in SecurityContextHolder");
		assertThat(context.getAuthentication().getPrincipal()).isSameAs(JANE);
	}

	private DisetConnection connection(@Nullable Principal peer) {
		return (DisetConnection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DisetConnection.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "peer" -> peer;
					case "attributes" -> this.attributes;
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

}

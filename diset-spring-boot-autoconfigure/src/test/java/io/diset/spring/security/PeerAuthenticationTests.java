package io.diset.spring.security;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;

class PeerAuthenticationTests {

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	@Test
	void isThePeerOfTheCertificateAndTheSameEachTime() {
		Principal peer = () -> "/CN=Jane Doe";
		Authentication authentication = PeerAuthentication.of(connection(peer));
		assertThat(authentication.getName()).isEqualTo("/CN=Jane Doe");
		assertThat(authentication.getPrincipal()).isSameAs(peer);
		assertThat(authentication.isAuthenticated()).isTrue();
		assertThat(authentication.getCredentials()).isNull();
		assertThat(authentication.getAuthorities()).isEmpty();
		assertThat(PeerAuthentication.of(connection(peer))).isSameAs(authentication);
	}

	@Test
	void isAnonymousWithoutACertificate() {
		assertThat(PeerAuthentication.of(connection(null))).isInstanceOf(AnonymousAuthenticationToken.class);
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

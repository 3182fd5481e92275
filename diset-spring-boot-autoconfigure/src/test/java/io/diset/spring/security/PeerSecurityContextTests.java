package io.diset.spring.security;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeerSecurityContextTests {

	@Test
	void cannotBeChangedForTheOtherHandlersOfTheConnection() {
		Authentication peer = new TestingAuthenticationToken("peer", null);
		PeerSecurityContext context = new PeerSecurityContext(peer);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> context.setAuthentication(new TestingAuthenticationToken("other", null)))
			.withMessageContaining("set another one in SecurityContextHolder");
		assertThat(context.getAuthentication()).isSameAs(peer);
	}

}

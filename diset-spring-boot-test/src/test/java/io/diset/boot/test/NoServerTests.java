package io.diset.boot.test;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@DisetTest("diset.server.enabled=false")
class NoServerTests {

	@Test
	void saysWhatIsMissing(@Autowired DisetTestClient client) {
		assertThatIllegalStateException().isThrownBy(() -> client.connect(TestService.NAME))
			.withMessageContaining("no running DISET server");
	}

}

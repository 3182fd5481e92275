package io.diset.boot.test;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureDisetTestServer
class OwnSpringBootTestTests {

	@Test
	void hasAServerForTests(@Autowired DisetTestClient client) {
		assertThat(client.connect(TestService.NAME)).isConnected();
	}

}

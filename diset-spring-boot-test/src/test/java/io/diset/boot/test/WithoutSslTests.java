package io.diset.boot.test;

import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest(ssl = false, properties = "diset.server.authorization.default=all")
class WithoutSslTests {

	@Autowired
	private DisetTestClient client;

	@Test
	void connectsWithoutTls() {
		DisetTestConnection connection = this.client.connect(TestService.NAME);
		connection.send(new Ping(1));
		assertThat(connection).receives(new Pong(1)).connectValue().isNull();
	}

}

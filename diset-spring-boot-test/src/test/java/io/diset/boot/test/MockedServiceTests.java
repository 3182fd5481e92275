package io.diset.boot.test;

import io.diset.boot.test.TestService.Ping;
import io.diset.boot.test.TestService.Pong;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@DisetTest
class MockedServiceTests {

	@MockitoBean
	private TestService service;

	@Autowired
	private DisetTestClient client;

	@Test
	void servesWhatTheMockSays() {
		given(this.service.ping(new Ping(1))).willReturn(new Pong(100));
		DisetTestConnection connection = this.client.connect(TestService.NAME);
		connection.send(new Ping(1));
		assertThat(connection).receives(new Pong(100));
	}

}

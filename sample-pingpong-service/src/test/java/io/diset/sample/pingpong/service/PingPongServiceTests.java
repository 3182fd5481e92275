package io.diset.sample.pingpong.service;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.connection.ConnectionClosedException;
import io.diset.sample.pingpong.service.PingPongService.Ping;
import io.diset.sample.pingpong.service.PingPongService.Pong;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest
class PingPongServiceTests {

	@Autowired
	private DisetTestClient client;

	@Test
	void answersEachPingWithItsPong() {
		DisetTestConnection connection = this.client.connect("Framework/PingPong");
		connection.send(new Ping(1)).send(new Ping(2));
		assertThat(connection).receives(new Pong(1)).receives(new Pong(2)).hasNoMoreMessages();
	}

	@Test
	void refusesWhoHasNoCertificate() {
		assertThat(this.client.withoutCertificate().connect("Framework/PingPong")).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}

}

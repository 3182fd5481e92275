package io.diset.sample.pingpong.service;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.connection.ConnectionClosedException;
import io.diset.sample.pingpong.service.PingPongService.Best;
import io.diset.sample.pingpong.service.PingPongService.Ping;
import io.diset.sample.pingpong.service.PingPongService.Pong;
import io.diset.sample.pingpong.service.PingPongService.Score;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest
class PingPongServiceTests {

	private static final String SERVICE = "Framework/PingPong";

	@Autowired
	private DisetTestClient client;

	@Test
	void answersEachPingWithItsPong() {
		DisetTestConnection connection = this.client.connect(SERVICE);
		connection.send(new Ping(1)).send(new Ping(2));
		assertThat(connection).receives(new Pong(1)).receives(new Pong(2)).hasNoMoreMessages();
	}

	@Test
	void tellsAllPlayersTheBestScoreWhenItHasTakenOne() {
		DisetTestConnection slow = this.client.asUser("Slow").connect(SERVICE);
		DisetTestConnection fast = this.client.asUser("Fast").connect(SERVICE);
		slow.sendAndAwaitAck(new Score(100));
		assertThat(slow).receives(new Best("/CN=Slow", 100));
		assertThat(fast).receives(new Best("/CN=Slow", 100));
		fast.sendAndAwaitAck(new Score(200));
		assertThat(fast).receives(new Best("/CN=Fast", 200));
		slow.sendAndAwaitAck(new Score(150));
		assertThat(slow).receives(new Best("/CN=Fast", 200)).receives(new Best("/CN=Fast", 200));
	}

	@Test
	void refusesWhoHasNoCertificate() {
		assertThat(this.client.withoutCertificate().connect(SERVICE)).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}

}

package io.diset.sample.pingpong.service;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each Ping with a Pong.
 */
@DisetService("Framework/PingPong")
class PingPongService {

	private static final Logger logger = LoggerFactory.getLogger(PingPongService.class);

	@OnConnect
	void connected(DisetConnection connection) {
		logger.info("{} has connected from {}", connection.peer(), connection.remoteAddress());
	}

	@OnMessage
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	@OnDrop
	void dropped(DisetConnection connection, CloseReason reason) {
		logger.info("{} has gone from {}: {}", connection.peer(), connection.remoteAddress(), reason);
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Pong")
	record Pong(long id) {
	}

}

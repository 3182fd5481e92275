package io.diset.sample.pingpong.service;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicReference;

import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each Ping with a Pong, and tells all players the best score when one of them
 * has reported its own.
 */
@DisetService(name = "Framework/PingPong", sends = PingPongService.Best.class)
class PingPongService {

	private static final Logger logger = LoggerFactory.getLogger(PingPongService.class);

	private final AtomicReference<Best> best = new AtomicReference<>(new Best("Nobody", 0));

	private final DisetConnections connections;

	PingPongService(DisetConnections connections) {
		this.connections = connections;
	}

	@OnConnect
	void connected(DisetConnection connection) {
		logger.info("{} has connected from {}", name(connection.peer()), connection.remoteAddress());
	}

	@OnMessage
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	@OnMessage
	void score(Score score, DisetConnection connection) {
		Best mine = new Best(name(connection.peer()), score.rate());
		Best best = this.best.accumulateAndGet(mine, (old, added) -> (added.rate() > old.rate()) ? added : old);
		this.connections.sendToService(connection.service(), best);
	}

	@OnDrop
	void dropped(DisetConnection connection, CloseReason reason) {
		logger.info("{} has gone from {}: {}", name(connection.peer()), connection.remoteAddress(), reason);
	}

	private static String name(@Nullable Principal peer) {
		return (peer != null) ? peer.getName() : "Somebody";
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Pong")
	record Pong(long id) {
	}

	@DisetMessage("Score")
	record Score(double rate) {
	}

	@DisetMessage("Best")
	record Best(String player, double rate) {
	}

}

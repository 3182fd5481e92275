package io.diset.benchmark.load.diset;

import io.diset.benchmark.load.diset.LoadMessages.Bell;
import io.diset.benchmark.load.diset.LoadMessages.Block;
import io.diset.benchmark.load.diset.LoadMessages.Ping;
import io.diset.benchmark.load.diset.LoadMessages.Pong;
import io.diset.benchmark.load.diset.LoadMessages.Push;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the executor.
 */
@DisetService(name = LoadMessages.SERVICE, sends = { Pong.class, Bell.class })
class PooledService {

	private final DisetConnections connections;

	PooledService(DisetConnections connections) {
		this.connections = connections;
	}

	@OnMessage(execution = HandlerExecution.EXECUTOR)
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	@OnMessage(execution = HandlerExecution.EXECUTOR)
	@Nullable Pong block(Block block) {
		return LoadConnection.isAnswered(block.id()) ? new Pong(block.id()) : null;
	}

	@OnMessage(execution = HandlerExecution.EXECUTOR)
	void push(Push push) {
		this.connections.sendToService(LoadMessages.SERVICE, new Bell(push.id()));
	}

}

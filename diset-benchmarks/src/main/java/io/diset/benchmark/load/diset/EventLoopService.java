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
 * Answers on the event loop.
 */
@DisetService(name = LoadMessages.SERVICE, sends = { Pong.class, Bell.class })
class EventLoopService {

	private final DisetConnections connections;

	EventLoopService(DisetConnections connections) {
		this.connections = connections;
	}

	@OnMessage(execution = HandlerExecution.EVENT_LOOP)
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	@OnMessage(execution = HandlerExecution.EVENT_LOOP)
	@Nullable Pong block(Block block) {
		return LoadConnection.isAnswered(block.id()) ? new Pong(block.id()) : null;
	}

	@OnMessage(execution = HandlerExecution.EVENT_LOOP)
	void push(Push push) {
		this.connections.sendToService(LoadMessages.SERVICE, new Bell(push.id()));
	}

}

package io.diset.benchmark.load.rsocket;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.benchmark.load.rsocket.SpringMessages.Bell;
import io.diset.benchmark.load.rsocket.SpringMessages.Block;
import io.diset.benchmark.load.rsocket.SpringMessages.Ping;
import io.diset.benchmark.load.rsocket.SpringMessages.Pong;
import io.diset.benchmark.load.rsocket.SpringMessages.Push;
import io.rsocket.RSocket;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.messaging.rsocket.annotation.ConnectMapping;
import org.springframework.stereotype.Controller;

/**
 * Answers with annotated methods.
 */
@Controller
class SpringRSocketController {

	private final Set<RSocketRequester> peers = ConcurrentHashMap.newKeySet();

	@ConnectMapping
	void connected(RSocketRequester peer) {
		this.peers.add(peer);
		RSocket socket = Objects.requireNonNull(peer.rsocket());
		socket.onClose().onErrorComplete().subscribe(null, null, () -> this.peers.remove(peer));
	}

	@MessageMapping("ping")
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	@MessageMapping("ask")
	Pong ask(Block block) {
		return new Pong(block.id());
	}

	@MessageMapping("block")
	void block(Block block) {
	}

	@MessageMapping("push")
	void push(Push push) {
		Bell bell = new Bell(push.id());
		this.peers.forEach((peer) -> peer.route("bell").data(bell).send().subscribe());
	}

}

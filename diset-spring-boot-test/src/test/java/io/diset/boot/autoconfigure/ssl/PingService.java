package io.diset.boot.autoconfigure.ssl;

import java.security.Principal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.diset.connection.DisetConnection;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;

/**
 * A service that notes who connects.
 */
@DisetService("Test/Ping")
class PingService {

	static final String NAME = "Test/Ping";

	private final BlockingQueue<String> peers = new LinkedBlockingQueue<>();

	@OnConnect
	void connected(DisetConnection connection) {
		Principal peer = connection.peer();
		this.peers.add((peer != null) ? peer.getName() : "nobody");
	}

	BlockingQueue<String> peers() {
		return this.peers;
	}

}

package io.diset.boot.autoconfigure.server;

import io.diset.message.DisetMessage;

/**
 * Another message of the tests, which tells the thread that made it.
 */
@DisetMessage("Pong")
record Pong(long id, String thread) {

	static Pong to(Ping ping) {
		return new Pong(ping.id(), Thread.currentThread().getName());
	}

}

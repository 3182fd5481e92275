package io.diset.benchmark.load.diset;

import io.diset.message.DisetMessage;

/**
 * What the service and its clients send each other.
 */
final class LoadMessages {

	static final String SERVICE = "Benchmark/Load";

	private LoadMessages() {
	}

	/**
	 * Wants a {@link Pong}.
	 */
	@DisetMessage("Ping")
	record Ping(int id) {
	}

	/**
	 * Answers a {@link Ping} or a {@link Block}.
	 */
	@DisetMessage("Pong")
	record Pong(int id) {
	}

	/**
	 * Is answered by a {@link Pong} only if its id is odd.
	 */
	@DisetMessage("Block")
	record Block(String data, int id) {
	}

	/**
	 * Wants a {@link Bell} on all connections.
	 */
	@DisetMessage("Push")
	record Push(int id) {
	}

	/**
	 * Goes to all connections.
	 */
	@DisetMessage("Bell")
	record Bell(int id) {
	}

}

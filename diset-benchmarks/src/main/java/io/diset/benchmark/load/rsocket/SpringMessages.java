package io.diset.benchmark.load.rsocket;

/**
 * What travels as JSON.
 */
final class SpringMessages {

	private SpringMessages() {
	}

	/**
	 * Wants a pong.
	 */
	record Ping(int id) {
	}

	/**
	 * Answers a ping or a block.
	 */
	record Pong(int id) {
	}

	/**
	 * Is only received, or answered if it is asked for.
	 */
	record Block(String data, int id) {
	}

	/**
	 * Wants a bell on all connections.
	 */
	record Push(int id) {
	}

	/**
	 * Goes to all connections.
	 */
	record Bell(int id) {
	}

}

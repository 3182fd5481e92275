package io.diset.benchmark.load.limit;

/**
 * The messages. The first two letters of a name tell which it is.
 */
enum Name {

	PING("Ping"), PONG("Pong"), BLOCK("Block"), PUSH("Push"), BELL("Bell");

	private final String text;

	Name(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	static Name of(byte first, byte second) {
		return switch (first) {
			case 'P' -> (second == 'i') ? PING : ((second == 'o') ? PONG : PUSH);
			case 'B' -> (second == 'l') ? BLOCK : BELL;
			default -> throw new IllegalArgumentException("Not a message: " + (char) first + (char) second);
		};
	}

}

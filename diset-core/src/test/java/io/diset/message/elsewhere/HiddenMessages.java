package io.diset.message.elsewhere;

import io.diset.message.DisetMessage;

/**
 * A message of an application that keeps its records to itself.
 */
public final class HiddenMessages {

	private HiddenMessages() {
	}

	public static Object ping(long id) {
		return new Ping(id);
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

}

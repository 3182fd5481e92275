package io.diset.benchmark.soak;

import io.diset.message.DisetMessage;

/**
 * What the service and its peers send each other.
 */
final class SoakMessages {

	static final String SERVICE = "Benchmark/Soak";

	private SoakMessages() {
	}

	/**
	 * Wants an {@link Answer} with the same text, from a handler that may block.
	 */
	@DisetMessage("Ask")
	record Ask(long id, String text) {
	}

	/**
	 * The same, from a handler on the event loop.
	 */
	@DisetMessage("AskLoop")
	record AskLoop(long id, String text) {
	}

	/**
	 * Wants an {@link Answer} after a time during which a thread is blocked.
	 */
	@DisetMessage("AskSlow")
	record AskSlow(long id, long millis) {
	}

	/**
	 * Wants an {@link Answer} after a time during which nobody is blocked.
	 */
	@DisetMessage("AskLater")
	record AskLater(long id, long millis) {
	}

	@DisetMessage("Answer")
	record Answer(long id, String text) {
	}

	/**
	 * Wants a number of {@link Note}s, and then an {@link Answer}.
	 */
	@DisetMessage("Push")
	record Push(long id, long count, long size, boolean acknowledged) {
	}

	@DisetMessage("Note")
	record Note(long number, String text) {
	}

	/**
	 * Wants an {@link Announcement} to everybody.
	 */
	@DisetMessage("Announce")
	record Announce(long id) {
	}

	@DisetMessage("Announcement")
	record Announcement(long id) {
	}

	/**
	 * Makes the handler fail.
	 */
	@DisetMessage("Fail")
	record Fail(long id) {
	}

	/**
	 * Nobody handles it.
	 */
	@DisetMessage("Unknown")
	record Unknown(long id) {
	}

}

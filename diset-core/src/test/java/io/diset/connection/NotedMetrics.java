package io.diset.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured, but for bytes and the time of handlers.
 */
class NotedMetrics implements ConnectionMetrics {

	private final List<String> noted = new ArrayList<>();

	private int bytesReceived;

	private int bytesSent;

	/**
	 * Return what was measured since the last time.
	 * @return all of it
	 */
	List<String> take() {
		List<String> taken = List.copyOf(this.noted);
		this.noted.clear();
		return taken;
	}

	int bytesReceived() {
		return this.bytesReceived;
	}

	int bytesSent() {
		return this.bytesSent;
	}

	@Override
	public void opened() {
		note("opened");
	}

	@Override
	public void closed(CloseReason.Kind kind) {
		note("closed " + kind);
	}

	@Override
	public void bytesReceived(int count) {
		this.bytesReceived += count;
	}

	@Override
	public void bytesSent(int count) {
		this.bytesSent += count;
	}

	@Override
	public void received(String message, ReceiveOutcome outcome) {
		note("received %s %s".formatted(message, outcome));
	}

	@Override
	public void handled(String message, long nanos, boolean success) {
		note("handled %s %s".formatted(message, success));
	}

	@Override
	public void sent(String message, SendOutcome outcome) {
		note("sent %s %s".formatted(message, outcome));
	}

	@Override
	public void acknowledged(long nanos, AcknowledgementOutcome outcome) {
		note("acknowledged %s after %s".formatted(outcome, Duration.ofNanos(nanos)));
	}

	@Override
	public void keptAlive(long nanos) {
		note("kept alive after " + Duration.ofNanos(nanos));
	}

	/**
	 * Note something.
	 * @param what what it is
	 */
	void note(String what) {
		this.noted.add(what);
	}

}

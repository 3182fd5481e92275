package io.diset.connection;

import io.diset.codec.AcknowledgementId;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A message whose sender waits for its acknowledgement.
 */
final class AwaitedAcknowledgement implements SendReport {

	private final AwaitedAcknowledgements all;

	private final AcknowledgementId id;

	private final Sinks.Empty<Void> sink = Sinks.empty();

	private long deadline;

	private boolean written;

	AwaitedAcknowledgement(AwaitedAcknowledgements all, AcknowledgementId id) {
		this.all = all;
		this.id = id;
	}

	AcknowledgementId id() {
		return this.id;
	}

	long deadline() {
		return this.deadline;
	}

	void setDeadline(long deadline) {
		this.deadline = deadline;
		this.written = true;
	}

	boolean isWritten() {
		return this.written;
	}

	Mono<Void> mono() {
		return this.sink.asMono();
	}

	void succeeded() {
		if (this.sink.tryEmitEmpty().isSuccess()) {
			this.all.ended(this, null);
		}
	}

	@Override
	public void writing() {
		this.all.writing(this);
	}

	// The deadline of the acknowledgement holds then
	@Override
	public boolean isTimedWhileWritten() {
		return false;
	}

	@Override
	public void written() {
		// What counts is the acknowledgement
	}

	@Override
	public void failed(Throwable cause) {
		if (this.sink.tryEmitError(cause).isSuccess()) {
			this.all.ended(this, cause);
		}
	}

}

package io.diset.connection;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reports that a frame has been handed to the socket.
 */
final class HandedOver implements SendReport {

	private final Sinks.Empty<Void> sink = Sinks.unsafe().empty();

	Mono<Void> mono() {
		return this.sink.asMono();
	}

	@Override
	public boolean isTimedWhileWritten() {
		return true;
	}

	@Override
	public void written() {
		this.sink.tryEmitEmpty();
	}

	@Override
	public void failed(Throwable cause) {
		this.sink.tryEmitError(cause);
	}

}

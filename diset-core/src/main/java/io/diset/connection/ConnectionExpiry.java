package io.diset.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection when a certificate of its peer expires. Belongs to the event loop.
 */
final class ConnectionExpiry {

	private final StableConnection connection;

	private @Nullable Future<?> timer;

	ConnectionExpiry(StableConnection connection) {
		this.connection = connection;
	}

	void start(Channel channel, Instant time) {
		long millis = Math.max(Duration.between(Instant.now(), time).toMillis(), 0);
		CloseReason reason = CloseReason.of(CloseReason.Kind.EXPIRED, "The certificate expired at " + time);
		this.timer = channel.eventLoop()
			.schedule(() -> this.connection.closeWithError(reason), millis, TimeUnit.MILLISECONDS);
	}

	void stop() {
		if (this.timer != null) {
			this.timer.cancel(false);
		}
	}

}

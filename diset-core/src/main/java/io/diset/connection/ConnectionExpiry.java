package io.diset.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;

/**
 * Closes connections when a certificate of their peer expires.
 *
 * @since 0.1.0
 */
public final class ConnectionExpiry {

	private ConnectionExpiry() {
	}

	/**
	 * Close a connection at a time, after telling the peer.
	 * @param connection the connection
	 * @param channel the channel of the connection
	 * @param time when the first certificate of the peer expires
	 */
	public static void closeAt(StableConnection connection, Channel channel, Instant time) {
		CloseReason reason = CloseReason.of(CloseReason.Kind.EXPIRED, "The certificate expired at " + time);
		long millis = Math.max(Duration.between(Instant.now(), time).toMillis(), 0);
		Future<?> timer = channel.eventLoop()
			.schedule(() -> connection.closeWithError(reason, reason.told()), millis, TimeUnit.MILLISECONDS);
		channel.closeFuture().addListener((closed) -> timer.cancel(false));
	}

}

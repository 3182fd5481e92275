package io.diset.connection;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;

import io.netty.channel.Channel;

/**
 * Knows where channels come from.
 *
 * @since 0.1.0
 */
public final class PeerAddress {

	/**
	 * Stands for an address that is not known.
	 */
	public static final SocketAddress UNKNOWN = InetSocketAddress.createUnresolved("unknown", 0);

	private PeerAddress() {
	}

	/**
	 * Return where a channel comes from. Some transports do not know when its peer has
	 * left already.
	 * @param channel the channel
	 * @return the address, or {@link #UNKNOWN}
	 */
	public static SocketAddress of(Channel channel) {
		return Objects.requireNonNullElse(channel.remoteAddress(), UNKNOWN);
	}

}

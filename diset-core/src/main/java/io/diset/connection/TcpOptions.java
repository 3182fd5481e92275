package io.diset.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/**
 * Lets the operating system find out that a peer is gone, besides keep-alives.
 *
 * @since 0.1.0
 */
public final class TcpOptions {

	/**
	 * By name, since their classes may be missing.
	 */
	private static final List<ChannelOption<Integer>> USER_TIMEOUT = Stream
		.of("io.netty.channel.epoll.EpollChannelOption", "io.netty.channel.uring.IoUringChannelOption")
		.map((type) -> ChannelOption.<Integer>valueOf(type + "#TCP_USER_TIMEOUT"))
		.toList();

	private TcpOptions() {
	}

	/**
	 * Set the options of a new connection. Where the transport of the channel has no user
	 * timeout, there is none.
	 * @param channel the channel of the connection
	 * @param settings the settings of the connection
	 */
	public static void set(Channel channel, ConnectionSettings settings) {
		channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
		Duration timeout = settings.tcpUserTimeout();
		if (!timeout.isZero()) {
			int millis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
			USER_TIMEOUT.forEach((option) -> channel.config().setOption(option, millis));
		}
	}

}

package io.diset.benchmark.load.peer;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * The event loops of those who make their own.
 *
 * @param group the event loops
 * @param serverChannel the class of sockets that listen
 * @param channel the class of sockets of a client
 * @since 0.1.0
 */
public record Loops(EventLoopGroup group, Class<? extends ServerChannel> serverChannel,
		Class<? extends SocketChannel> channel) {

	/**
	 * How many threads each side of each contender has.
	 */
	public static final int THREADS = 2;

	/**
	 * Make event loops.
	 * @param setting whose sockets are used
	 * @return the event loops
	 */
	public static Loops create(Setting setting) {
		if (setting == Setting.JDK_NIO) {
			return new Loops(new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory()),
					NioServerSocketChannel.class, NioSocketChannel.class);
		}
		return new Loops(new MultiThreadIoEventLoopGroup(THREADS, EpollIoHandler.newFactory()),
				EpollServerSocketChannel.class, EpollSocketChannel.class);
	}

}

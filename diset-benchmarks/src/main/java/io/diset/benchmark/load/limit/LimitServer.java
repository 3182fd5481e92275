package io.diset.benchmark.load.limit;

import java.net.InetSocketAddress;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * Answers pings as fast as Netty can.
 *
 * @since 0.1.0
 */
public final class LimitServer implements LoadServer {

	private static final int BACKLOG = 1024;

	private final Loops loops;

	private final Channel channel;

	private LimitServer(Loops loops, Channel channel) {
		this.loops = loops;
		this.channel = channel;
	}

	/**
	 * Start.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 * @return the server, which listens
	 */
	public static LimitServer start(Setting setting, KeyFiles keys) {
		Loops loops = Loops.create(setting);
		SslContext tls = keys.server(setting, (builder) -> builder);
		ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
		Channel channel = new ServerBootstrap().group(loops.group())
			.channel(loops.serverChannel())
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline().addLast(tls.newHandler(channel.alloc()), new LimitServerHandler(channels));
				}

			})
			.bind("127.0.0.1", 0)
			.syncUninterruptibly()
			.channel();
		return new LimitServer(loops, channel);
	}

	@Override
	public int port() {
		return ((InetSocketAddress) this.channel.localAddress()).getPort();
	}

	@Override
	public void close() {
		this.loops.group().shutdownGracefully().syncUninterruptibly();
	}

}

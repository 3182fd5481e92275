package io.diset.benchmark.micro;

import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionHandlers;
import io.diset.connection.MessageAccess;
import io.diset.connection.StableConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.ReferenceCountUtil;

/**
 * An accepted connection with an event loop of its own and a peer in the same process,
 * which throws away what it gets.
 */
final class LocalConnection implements AutoCloseable {

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());

	private final Opening opening;

	LocalConnection(ConnectionHandlers handlers) throws InterruptedException {
		this.opening = new Opening(handlers, MessageAccess.ALL);
		Channel server = new ServerBootstrap().group(this.group)
			.channel(LocalServerChannel.class)
			.childOption(ChannelOption.AUTO_READ, false)
			.childHandler(new ChannelInitializer<LocalChannel>() {

				@Override
				protected void initChannel(LocalChannel channel) {
					channel.pipeline().addLast(LocalConnection.this.opening.frames());
				}

			})
			.bind(LocalAddress.ANY)
			.sync()
			.channel();
		new Bootstrap().group(this.group)
			.channel(LocalChannel.class)
			.handler(new Sink())
			.connect(server.localAddress())
			.sync();
	}

	StableConnection connection() {
		return this.opening.connection();
	}

	@Override
	public void close() {
		this.group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
	}

	private static final class Sink extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			ReferenceCountUtil.release(message);
		}

	}

}

package io.diset.security;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.net.ssl.ExtendedSSLSession;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * Connects a client to a service within this process, and keeps the connection until it
 * is closed.
 */
final class LocalHandshake implements AutoCloseable {

	static final String EVENT_LOOP = "event-loop";

	private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, new DefaultThreadFactory(EVENT_LOOP),
			LocalIoHandler.newFactory());

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final LocalAddress address = new LocalAddress(UUID.randomUUID().toString());

	private final CompletableFuture<SslHandler> service = new CompletableFuture<>();

	private final CompletableFuture<SslHandler> client = new CompletableFuture<>();

	LocalHandshake(Function<ByteBufAllocator, SslHandler> service, Function<ByteBufAllocator, SslHandler> client) {
		new ServerBootstrap().group(this.eventLoops)
			.channel(LocalServerChannel.class)
			.childHandler(initializer(service, this.service))
			.bind(this.address)
			.syncUninterruptibly();
		new Bootstrap().group(this.eventLoops)
			.channel(LocalChannel.class)
			.handler(initializer(client, this.client))
			.connect(this.address)
			.syncUninterruptibly();
	}

	ExtendedSSLSession service() {
		return session(this.service);
	}

	ExtendedSSLSession client() {
		return session(this.client);
	}

	@Override
	public void close() {
		this.channels.close().syncUninterruptibly();
		this.eventLoops.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
	}

	private static ExtendedSSLSession session(CompletableFuture<SslHandler> handler) {
		return (ExtendedSSLSession) handler.join().engine().getSession();
	}

	private ChannelInitializer<Channel> initializer(Function<ByteBufAllocator, SslHandler> handlers,
			CompletableFuture<SslHandler> result) {
		return new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				SslHandler handler = handlers.apply(channel.alloc());
				LocalHandshake.this.channels.add(channel);
				channel.pipeline().addLast(handler, new SilentHandler());
				handler.handshakeFuture().addListener((future) -> {
					if (future.isSuccess()) {
						result.complete(handler);
					}
					else {
						result.completeExceptionally(future.cause());
					}
				});
			}

		};
	}

	/**
	 * The result of the handshake tells what went wrong.
	 */
	private static final class SilentHandler extends ChannelInboundHandlerAdapter {

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		}

	}

}

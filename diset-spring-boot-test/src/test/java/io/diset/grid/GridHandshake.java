package io.diset.grid;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.diset.security.PeerPrincipal;
import io.diset.security.TlsEndpoint;
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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;

/**
 * A handshake within this process, as both ends see it.
 */
final class GridHandshake implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final CompletableFuture<PeerPrincipal> service = new CompletableFuture<>();

	private final CompletableFuture<PeerPrincipal> client = new CompletableFuture<>();

	GridHandshake(SslContext service, SslContext client, String host) {
		LocalAddress address = new LocalAddress(UUID.randomUUID().toString());
		TlsEndpoint serviceEnd = new TlsEndpoint(() -> service, TIMEOUT, this.executor);
		TlsEndpoint clientEnd = new TlsEndpoint(() -> client, TIMEOUT, this.executor);
		new ServerBootstrap().group(this.eventLoops)
			.channel(LocalServerChannel.class)
			.childHandler(initializer(serviceEnd::newHandler, this.client))
			.bind(address)
			.syncUninterruptibly();
		new Bootstrap().group(this.eventLoops)
			.channel(LocalChannel.class)
			.handler(initializer((allocator) -> clientEnd.newHandler(allocator, host, 9130), this.service))
			.connect(address)
			.syncUninterruptibly();
	}

	/**
	 * Return who the service is for the client.
	 */
	PeerPrincipal service() throws Throwable {
		return result(this.service);
	}

	/**
	 * Return who the client is for the service.
	 */
	PeerPrincipal client() throws Throwable {
		return result(this.client);
	}

	@Override
	public void close() {
		this.channels.close().syncUninterruptibly();
		this.eventLoops.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
		this.executor.shutdown();
	}

	private static PeerPrincipal result(CompletableFuture<PeerPrincipal> result) throws Throwable {
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			throw ex.getCause();
		}
	}

	private ChannelInitializer<Channel> initializer(Function<ByteBufAllocator, SslHandler> handlers,
			CompletableFuture<PeerPrincipal> peer) {
		return new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				SslHandler handler = handlers.apply(channel.alloc());
				GridHandshake.this.channels.add(channel);
				channel.pipeline().addLast(handler, new SilentHandler());
				handler.handshakeFuture().addListener((handshake) -> {
					if (handshake.isSuccess()) {
						peer.complete(PeerPrincipal.of(handler.engine().getSession()));
					}
					else {
						peer.completeExceptionally(handshake.cause());
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

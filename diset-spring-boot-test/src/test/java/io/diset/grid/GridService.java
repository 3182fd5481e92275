package io.diset.grid;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

import io.diset.security.PeerPrincipal;
import io.diset.security.PeerVerifier;
import io.diset.security.TlsEndpoint;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * A service that listens on the loopback address and finds out who its peers are: by the
 * handshake, and by the verification after it. A peer that is welcome gets one byte.
 */
final class GridService implements AutoCloseable {

	private static final String HOST = "localhost";

	private static final int TIMEOUT_SECONDS = 30;

	private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

	private final ExecutorService executor = Executors.newFixedThreadPool(2);

	private final BlockingQueue<CompletableFuture<PeerPrincipal>> peers = new LinkedBlockingQueue<>();

	private final TlsEndpoint endpoint;

	private final Channel listener;

	GridService(SslContext context, PeerVerifier verifier) {
		this.endpoint = new TlsEndpoint(() -> context, Duration.ofSeconds(TIMEOUT_SECONDS), this.executor, verifier);
		this.listener = new ServerBootstrap().group(this.eventLoops)
			.channel(NioServerSocketChannel.class)
			.childHandler(initializer(this::accepted))
			.bind(InetAddress.getLoopbackAddress(), 0)
			.syncUninterruptibly()
			.channel();
	}

	/**
	 * Let a client connect, and leave again.
	 * @return who the client is, or {@code null} if it showed no certificate
	 * @throws Throwable why this service refused the client
	 */
	PeerPrincipal identify(SslContext client) throws Throwable {
		CompletableFuture<Void> welcomed = new CompletableFuture<>();
		int port = ((InetSocketAddress) this.listener.localAddress()).getPort();
		Channel connection = new Bootstrap().group(this.eventLoops)
			.channel(NioSocketChannel.class)
			.handler(initializer((channel) -> channel.pipeline()
				.addLast(client.newHandler(channel.alloc(), HOST, port, this.executor), new Welcome(welcomed))))
			.connect(InetAddress.getLoopbackAddress(), port)
			.sync()
			.channel();
		try {
			PeerPrincipal peer = this.peers.take().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			welcomed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			return peer;
		}
		catch (ExecutionException ex) {
			throw ex.getCause();
		}
		finally {
			connection.close().sync();
		}
	}

	@Override
	public void close() {
		this.listener.close().syncUninterruptibly();
		this.eventLoops.shutdownGracefully(0, TIMEOUT_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
		this.executor.shutdown();
	}

	private void accepted(Channel channel) {
		SslHandler tls = this.endpoint.newHandler(channel.alloc());
		CompletableFuture<PeerPrincipal> peer = new CompletableFuture<>();
		this.peers.add(peer);
		channel.pipeline().addLast(tls, new Welcome(new CompletableFuture<>()));
		tls.handshakeFuture().addListener((handshake) -> {
			if (handshake.isSuccess()) {
				this.executor.execute(() -> verify(channel, tls.engine().getSession(), peer));
			}
			else {
				peer.completeExceptionally(handshake.cause());
			}
		});
	}

	private void verify(Channel channel, SSLSession session, CompletableFuture<PeerPrincipal> result) {
		try {
			PeerPrincipal peer = PeerPrincipal.of(session);
			if (peer != null) {
				this.endpoint.verifier().verify(peer.certificates());
			}
			channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
			result.complete(peer);
		}
		catch (Exception ex) {
			channel.close();
			result.completeExceptionally(ex);
		}
	}

	private static ChannelInitializer<Channel> initializer(Consumer<Channel> initializer) {
		return new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				initializer.accept(channel);
			}

		};
	}

	/**
	 * Waits for the first byte. What goes wrong is told by the service.
	 */
	private static final class Welcome extends ChannelInboundHandlerAdapter {

		private final CompletableFuture<Void> welcomed;

		Welcome(CompletableFuture<Void> welcomed) {
			this.welcomed = welcomed;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			ReferenceCountUtil.release(message);
			this.welcomed.complete(null);
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			this.welcomed.completeExceptionally(new ClosedChannelException());
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			this.welcomed.completeExceptionally(cause);
		}

	}

}

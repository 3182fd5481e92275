package io.diset.benchmark.load.limit;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.peer.Wire;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import reactor.core.publisher.Mono;

/**
 * Makes connections that send pings as fast as Netty can, to any server of the frames.
 *
 * @since 0.1.0
 */
public final class LimitClient implements LoadClient {

	private static final String HOST = "localhost";

	private final int port;

	private final Loops loops;

	private final SslContext tls;

	private final Bootstrap bootstrap;

	/**
	 * Create a client.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 * @param port where the server listens
	 */
	public LimitClient(Setting setting, KeyFiles keys, int port) {
		this.port = port;
		this.loops = Loops.create(setting);
		this.tls = keys.client(setting, (builder) -> builder);
		this.bootstrap = new Bootstrap().group(this.loops.group())
			.channel(this.loops.channel())
			.option(ChannelOption.TCP_NODELAY, true)
			.remoteAddress("127.0.0.1", port);
	}

	@Override
	public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
		return Mono.create((sink) -> {
			LimitClientHandler handler = new LimitClientHandler(wire, listener, sink);
			ChannelFuture future = this.bootstrap.clone().handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					SslHandler tls = LimitClient.this.tls.newHandler(channel.alloc(), HOST, LimitClient.this.port);
					if (wire == Wire.SINGLE_RECORDS) {
						tls.setWrapDataSize(0);
					}
					channel.pipeline().addLast(tls, handler);
				}

			}).connect();
			future.addListener((connected) -> {
				if (!connected.isSuccess()) {
					sink.error(connected.cause());
				}
			});
		});
	}

	@Override
	public void close() {
		this.loops.group().shutdownGracefully().syncUninterruptibly();
	}

}

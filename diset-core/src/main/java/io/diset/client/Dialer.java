package io.diset.client;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.diset.connection.FrameChannel;
import io.diset.connection.TcpOptions;
import io.diset.security.TlsEndpoint;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/**
 * Makes connections to services.
 *
 * @param tls makes the TLS handlers, or {@code null} when there is no TLS
 * @param loops the event loops
 * @param setup the setup that is proposed
 * @param vo the virtual organisation that is proposed
 * @param extraCredentials what the client says of itself besides its certificate
 * @param settings the limits
 * @param executor runs the callbacks
 * @param metrics learns what happens
 */
record Dialer(@Nullable TlsEndpoint tls, LoopResources loops, String setup, @Nullable String vo,
		ExtraCredentials extraCredentials, ClientSettings settings, Executor executor, ClientMetrics metrics) {

	/**
	 * The reply to a proposal is S_OK or S_ERROR. The value that the connect handler
	 * returns comes with the second reply, which may be as long as a message.
	 */
	private static final int MAX_REPLY_SIZE = 64 * 1024;

	/**
	 * Make one attempt to connect. The work begins with the subscription, and is given up
	 * when that is cancelled.
	 * @param url where the service is
	 * @param identity the identity of the client
	 * @param arguments the connect arguments
	 * @param handlers the handlers of the connection's events
	 * @param listener learns of the connection on its event loop, before any message of
	 * it is handled
	 * @return completes when the connection is established
	 */
	Mono<Void> dial(ServiceUrl url, String identity, Map<String, @Nullable Object> arguments, ClientHandlers handlers,
			EstablishedListener listener) {
		if (url.secure() && this.tls == null) {
			return Mono.error(new IllegalStateException("%s needs TLS: set a trust and a certificate".formatted(url)));
		}
		return Mono.create((sink) -> {
			Function<ByteBufAllocator, SslHandler> handler = (this.tls != null && url.secure())
					? this.tls.prepareHandler(url.host(), url.port()) : null;
			Disposable.Composite attempt = Disposables.composite();
			sink.onCancel(attempt);
			// Left to itself, TcpClient takes two for each connection, and uses every
			// other one
			EventLoop loop = this.loops.onClient(LoopResources.DEFAULT_NATIVE).next();
			attempt.add(TcpClient.create(ConnectionProvider.newConnection())
				.runOn(loop)
				.remoteAddress(url::address)
				.option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
						Math.toIntExact(this.settings.connectTimeout().toMillis()))
				.doOnChannelInit((observer, channel, address) -> initialize(channel, handler,
						new OpeningPhase(this, url, identity, arguments, handlers, listener, attempt, sink)))
				.connect()
				.subscribe(null, sink::error));
		});
	}

	private void initialize(Channel channel, @Nullable Function<ByteBufAllocator, SslHandler> handler,
			OpeningPhase phase) {
		TcpOptions.set(channel, this.settings.connection());
		ChannelPipeline pipeline = channel.pipeline();
		if (handler != null) {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NettyPipeline.SslHandler, handler.apply(channel.alloc()));
		}
		pipeline.addBefore(NettyPipeline.ReactiveBridge, "diset",
				new FrameChannel(this.settings.connection(), MAX_REPLY_SIZE, phase));
	}

}

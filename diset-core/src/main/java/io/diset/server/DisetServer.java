package io.diset.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.FrameChannel;
import io.diset.security.TlsEndpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.FutureMono;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpServer;

/**
 * Serves DISET services on one address. Started and stopped once.
 *
 * @since 0.1.0
 */
public final class DisetServer {

	static final CloseReason STOPPING = CloseReason.of(CloseReason.Kind.STOPPING, "the server is stopping");

	private final InetSocketAddress address;

	private final @Nullable TlsEndpoint tls;

	private final ServerContext context;

	private final ConnectionRegistry registry = new ConnectionRegistry();

	/**
	 * The channels; what was accepted at the last moment is closed when it is added.
	 */
	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

	private final LoopResources loops = LoopResources.create("diset-server");

	private volatile @Nullable DisposableServer server;

	private DisetServer(Builder builder) {
		String host = builder.host;
		this.address = (host != null) ? InetSocketAddress.createUnresolved(host, builder.port)
				: new InetSocketAddress(builder.port);
		this.tls = builder.tls;
		this.context = new ServerContext(Map.copyOf(builder.services), builder.authorization, builder.handshake,
				builder.connection, builder.executor, this.registry);
	}

	/**
	 * Begin to build a server.
	 * @param executor runs the handlers that may block
	 * @return a builder
	 */
	public static Builder builder(Executor executor) {
		return new Builder(executor);
	}

	/**
	 * Start to listen.
	 * @return the address on which the server listens; fails with
	 * {@link reactor.netty.ChannelBindException} when it cannot. The work begins with the
	 * subscription.
	 */
	public Mono<InetSocketAddress> start() {
		return TcpServer.create()
			.runOn(this.loops)
			.bindAddress(() -> this.address)
			.doOnChannelInit((observer, channel, address) -> initialize(channel))
			.bind()
			.doOnNext((started) -> this.server = started)
			.map((started) -> (InetSocketAddress) started.address());
	}

	/**
	 * Stop: listen no more, close the connections after sending what is queued, and wait
	 * until their events have been handled.
	 * @param grace how long that may take; what is left then is cut off
	 * @return completes when the server has stopped. The work begins with the
	 * subscription.
	 */
	public Mono<Void> stop(Duration grace) {
		return Mono.defer(this::stopListening)
			.then(Mono.defer(() -> this.registry.close(STOPPING)).timeout(grace, Mono.empty()))
			.then(Mono.defer(this::cutOff))
			.then(this.loops.disposeLater(Duration.ZERO, grace.plusSeconds(1)));
	}

	/**
	 * Return the connections of this server.
	 * @return the connections
	 */
	public DisetConnections connections() {
		return this.registry;
	}

	private Mono<Void> stopListening() {
		DisposableServer started = this.server;
		if (started == null) {
			return Mono.empty();
		}
		started.dispose();
		return started.onDispose();
	}

	private Mono<Void> cutOff() {
		for (Channel channel : this.channels) {
			FrameChannel frames = channel.pipeline().get(FrameChannel.class);
			if (frames != null) {
				channel.eventLoop().execute(() -> frames.abort(STOPPING));
			}
		}
		return FutureMono.from(this.channels.close());
	}

	private void initialize(Channel channel) {
		this.channels.add(channel);
		ChannelPipeline pipeline = channel.pipeline();
		if (this.tls != null) {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, NettyPipeline.SslHandler,
					this.tls.newHandler(channel.alloc()));
		}
		pipeline.addBefore(NettyPipeline.ReactiveBridge, "diset", new FrameChannel(this.context.connection(),
				this.context.handshake().maxProposalSize(), new ProposalPhase(this.context)));
	}

	/**
	 * Builds a server.
	 */
	public static final class Builder {

		private final Executor executor;

		private final Map<String, ServiceDefinition> services = new LinkedHashMap<>();

		private @Nullable String host;

		private int port;

		private @Nullable TlsEndpoint tls;

		private ConnectAuthorization authorization = ConnectAuthorization.AUTHENTICATED;

		private HandshakeSettings handshake = HandshakeSettings.DEFAULTS;

		private ConnectionSettings connection = ConnectionSettings.DEFAULTS;

		private Builder(Executor executor) {
			this.executor = Objects.requireNonNull(executor);
		}

		/**
		 * Set the address to listen on. All addresses, if not set.
		 * @param host a name or an address of this host
		 * @return this builder
		 */
		public Builder host(@Nullable String host) {
			this.host = host;
			return this;
		}

		/**
		 * Set the port to listen on. A free one, if not set.
		 * @param port the port; 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the TLS of the connections ({@code dips}). Without it they have none
		 * ({@code dip}), which is meant for tests and trusted loopback.
		 * @param tls makes the TLS handlers
		 * @return this builder
		 */
		public Builder tls(@Nullable TlsEndpoint tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Add a service.
		 * @param service the service
		 * @return this builder
		 * @throws IllegalArgumentException if there is one of that name already
		 */
		public Builder service(ServiceDefinition service) {
			if (this.services.putIfAbsent(service.name(), service) != null) {
				throw new IllegalArgumentException("There are two services of the name " + service.name());
			}
			return this;
		}

		/**
		 * Set who may connect. Who has a verified certificate, if not set.
		 * @param authorization decides who may connect
		 * @return this builder
		 */
		public Builder authorization(ConnectAuthorization authorization) {
			this.authorization = authorization;
			return this;
		}

		/**
		 * Set the limits before a connection is accepted.
		 * @param handshake the limits
		 * @return this builder
		 */
		public Builder handshake(HandshakeSettings handshake) {
			this.handshake = handshake;
			return this;
		}

		/**
		 * Set the limits of a connection.
		 * @param connection the limits
		 * @return this builder
		 */
		public Builder connection(ConnectionSettings connection) {
			this.connection = connection;
			return this;
		}

		/**
		 * Build the server.
		 * @return a server that is not started
		 */
		public DisetServer build() {
			return new DisetServer(this);
		}

	}

}

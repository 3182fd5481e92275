package io.diset.server;

import java.net.InetSocketAddress;
import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.FrameChannel;
import io.diset.connection.PeerAddress;
import io.diset.connection.TcpOptions;
import io.diset.security.TlsEndpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpServer;

/**
 * The socket of a listener. Bound and closed once.
 */
final class ListeningSocket {

	/**
	 * The name of the handler of frames.
	 */
	static final String FRAMES = "diset";

	private static final Logger logger = LoggerFactory.getLogger(DisetServer.class);

	private final ServerListener listener;

	private final ServerContext context;

	private final ChannelGroup channels;

	private volatile @Nullable DisposableServer bound;

	/**
	 * Create a socket that is not bound yet.
	 * @param listener the listener
	 * @param context what the handshakes share
	 * @param channels gets the channels of the connections
	 */
	ListeningSocket(ServerListener listener, ServerContext context, ChannelGroup channels) {
		this.listener = listener;
		this.context = context;
		this.channels = channels;
	}

	ServerListener listener() {
		return this.listener;
	}

	/**
	 * Add the address to which the socket is bound, if it is.
	 * @param addresses the addresses by the names of their listeners
	 */
	void addTo(Map<String, InetSocketAddress> addresses) {
		DisposableServer bound = this.bound;
		if (bound != null) {
			addresses.put(this.listener.name(), (InetSocketAddress) bound.address());
		}
	}

	/**
	 * Begin to listen.
	 * @param loops the threads of the connections
	 * @return the address; fails with {@link ListenerBindException}. The work begins with
	 * the subscription.
	 */
	Mono<InetSocketAddress> bind(LoopResources loops) {
		return TcpServer.create()
			.runOn(loops)
			.bindAddress(this.listener::address)
			.doOnChannelInit((observer, channel, address) -> initialize(channel))
			.bind()
			.doOnNext((server) -> this.bound = server)
			.map((server) -> (InetSocketAddress) server.address())
			.onErrorMap((ex) -> new ListenerBindException(this.listener, ex));
	}

	/**
	 * Listen no more. The connections stay as they are.
	 * @return completes when the socket is closed, or its closing has failed, which is
	 * logged. The work begins with this call.
	 */
	Mono<Void> close() {
		DisposableServer bound = this.bound;
		return (bound != null) ? close(this.listener.name(), bound) : Mono.empty();
	}

	/**
	 * Close a socket.
	 * @param name the name of its listener
	 * @param bound the socket
	 * @return completes when the socket is closed, or its closing has failed
	 */
	static Mono<Void> close(String name, DisposableServer bound) {
		try {
			bound.dispose();
			return bound.onDispose().doOnError((ex) -> failed(name, ex)).onErrorComplete();
		}
		catch (RuntimeException ex) {
			failed(name, ex);
			return Mono.empty();
		}
	}

	// The connections and threads must end all the same
	private static void failed(String name, Throwable cause) {
		logger.error("Listener '{}' could not be closed", name, cause);
	}

	private void initialize(Channel channel) {
		Arrival arrival = this.context.admission().arrive(channel);
		if (arrival == null) {
			turnAway(channel);
			return;
		}
		this.channels.add(channel);
		TcpOptions.set(channel, this.context.connection());
		ChannelPipeline pipeline = channel.pipeline();
		TlsEndpoint tls = this.listener.tls();
		if (tls != null) {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, "diset.turn", new HandshakeTurn(this.context.admission(),
					this.context.log(), this.context.metrics(), tls, () -> frames(arrival)));
		}
		else {
			pipeline.addBefore(NettyPipeline.ReactiveBridge, FRAMES, frames(arrival));
		}
		// Would make objects for each connection that nobody uses
		pipeline.remove(NettyPipeline.ReactiveBridge);
	}

	private FrameChannel frames(Arrival arrival) {
		return new FrameChannel(this.context.connection(), this.context.handshake().maxProposalSize(),
				new ProposalPhase(this.context, this.listener.tls(), arrival));
	}

	// An error could only be said with TLS, or to somebody who takes the time to read it
	private void turnAway(Channel channel) {
		Admission admission = this.context.admission();
		admission.refuse(AdmissionLimit.PENDING);
		CloseReason reason = CloseReason.of(CloseReason.Kind.LIMIT, AdmissionLimit.PENDING.text(admission.settings()));
		this.context.log()
			.log(channel.eventLoop(), AdmissionLimit.PENDING, reason, null, PeerAddress.of(channel),
					HandshakeLog.NO_SERVICE);
		channel.close();
	}

}

package io.diset.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.diset.connection.CloseReason;
import io.diset.connection.FrameChannel;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.resources.LoopResources;

/**
 * The sockets of all listeners of a server, with the threads and the channels of their
 * connections.
 */
final class ListeningSockets {

	/**
	 * The channels; what was accepted at the last moment is closed when it is added.
	 */
	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

	private final LoopResources loops = LoopResources.create("diset-server");

	private final List<ListeningSocket> sockets;

	/**
	 * Create sockets that are not bound yet.
	 * @param listeners the listeners
	 * @param context what the handshakes share
	 * @throws IllegalStateException if a listener is for a service that does not exist
	 */
	ListeningSockets(List<ServerListener> listeners, ServerContext context) {
		this.sockets = listeners.stream()
			.map((listener) -> new ListeningSocket(listener, context.of(listener), this.channels))
			.toList();
	}

	List<ServerListener> listeners() {
		return this.sockets.stream().map(ListeningSocket::listener).toList();
	}

	/**
	 * Return where the sockets are bound.
	 * @return the addresses by the names of the listeners, without those that are not
	 * bound
	 */
	Map<String, InetSocketAddress> addresses() {
		Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
		this.sockets.forEach((socket) -> socket.addTo(addresses));
		return Collections.unmodifiableMap(addresses);
	}

	/**
	 * Begin to listen.
	 * @return the address of the first socket; fails with {@link ListenerBindException}.
	 * The work begins with the subscription.
	 */
	Mono<InetSocketAddress> bind() {
		return Flux.fromIterable(this.sockets)
			.concatMap((socket) -> socket.bind(this.loops))
			.collectList()
			.map((addresses) -> addresses.get(0));
	}

	/**
	 * Listen no more. The connections stay as they are.
	 * @return completes when the sockets are closed. The work begins with this call.
	 */
	Mono<Void> stopListening() {
		return Mono.when(this.sockets.stream().map(ListeningSocket::close).toList());
	}

	/**
	 * Close the channels of all connections, and those that come later.
	 * @param reason why they are closed
	 * @return completes when they are closed. The work begins with this call.
	 */
	Mono<Void> cutOff(CloseReason reason) {
		for (Channel channel : this.channels) {
			FrameChannel frames = channel.pipeline().get(FrameChannel.class);
			if (frames != null) {
				channel.eventLoop().execute(() -> frames.abort(reason));
			}
		}
		return FutureMono.from(this.channels.close());
	}

	/**
	 * End the threads.
	 * @param timeout how long they may take
	 * @return completes when they have ended. The work begins with the subscription.
	 */
	Mono<Void> dispose(Duration timeout) {
		return this.loops.disposeLater(Duration.ZERO, timeout);
	}

}

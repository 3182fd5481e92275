package io.diset.benchmark.load.rsocket;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.peer.Wire;
import io.diset.benchmark.load.rsocket.SpringMessages.Bell;
import io.diset.benchmark.load.rsocket.SpringMessages.Block;
import io.diset.benchmark.load.rsocket.SpringMessages.Ping;
import io.diset.benchmark.load.rsocket.SpringMessages.Pong;
import io.diset.benchmark.load.rsocket.SpringMessages.Push;
import io.rsocket.transport.netty.client.TcpClientTransport;
import reactor.core.publisher.Mono;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.messaging.rsocket.RSocketStrategies;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;
import org.springframework.util.MimeTypeUtils;

/**
 * Makes connections of Spring's RSocket.
 *
 * @since 0.1.0
 */
public final class SpringRSocketClient implements LoadClient {

	private final RSocketStrategies strategies = SpringRSocketConfiguration.json();

	private final RSocketTransports transports;

	private final TcpClientTransport transport;

	/**
	 * Create a client.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 * @param port where the server listens
	 */
	public SpringRSocketClient(Setting setting, KeyFiles keys, int port) {
		this.transports = RSocketTransports.create(setting, keys);
		this.transport = this.transports.client(port);
	}

	@Override
	public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
		return Mono.defer(() -> {
			RSocketRequester requester = RSocketRequester.builder()
				.rsocketStrategies(this.strategies)
				.dataMimeType(MimeTypeUtils.APPLICATION_JSON)
				.rsocketConnector((connector) -> connector
					.acceptor(RSocketMessageHandler.responder(this.strategies, new Bells(listener))))
				.transport(this.transport);
			// Otherwise it connects with the first message
			return requester.rsocketClient().source().thenReturn(new Connection(requester, listener));
		});
	}

	@Override
	public void close() {
		this.transports.loops().dispose();
	}

	/**
	 * Takes what is pushed.
	 */
	static final class Bells {

		private final LoadListener listener;

		Bells(LoadListener listener) {
			this.listener = listener;
		}

		@MessageMapping("bell")
		void bell(Bell bell) {
			this.listener.bell(bell.id());
		}

	}

	/**
	 * The client's end of a connection.
	 *
	 * @param requester sends
	 * @param listener learns of the answers
	 */
	private record Connection(RSocketRequester requester, LoadListener listener) implements LoadConnection {

		@Override
		public void ping(int id) {
			ask("ping", new Ping(id));
		}

		@Override
		public void block(int id, String data) {
			Block block = new Block(data, id);
			if (LoadConnection.isAnswered(id)) {
				ask("ask", block);
			}
			else {
				send("block", block);
			}
		}

		@Override
		public void push(int id) {
			send("push", new Push(id));
		}

		@Override
		public Mono<Void> close() {
			return Mono.defer(() -> this.requester.rsocketClient().source().flatMap((socket) -> {
				this.requester.dispose();
				return socket.onClose().onErrorComplete();
			}));
		}

		private void ask(String route, Object message) {
			this.requester.route(route)
				.data(message)
				.retrieveMono(Pong.class)
				.subscribe((pong) -> this.listener.pong(pong.id()), this::failed);
		}

		private void send(String route, Object message) {
			this.requester.route(route).data(message).send().subscribe(null, this::failed);
		}

		private void failed(Throwable cause) {
			this.listener.lost(cause.toString());
		}

	}

}

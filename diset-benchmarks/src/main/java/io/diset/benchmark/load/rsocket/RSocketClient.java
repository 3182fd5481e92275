package io.diset.benchmark.load.rsocket;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.peer.Wire;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.client.TcpClientTransport;
import reactor.core.publisher.Mono;

/**
 * Makes connections of RSocket.
 *
 * @since 0.1.0
 */
public final class RSocketClient implements LoadClient {

	private final RSocketTransports transports;

	private final TcpClientTransport transport;

	/**
	 * Create a client.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 * @param port where the server listens
	 */
	public RSocketClient(Setting setting, KeyFiles keys, int port) {
		this.transports = RSocketTransports.create(setting, keys);
		this.transport = this.transports.client(port);
	}

	@Override
	public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
		return RSocketConnector.create()
			.payloadDecoder(PayloadDecoder.ZERO_COPY)
			.acceptor(SocketAcceptor.forFireAndForget((payload) -> bell(payload, listener)))
			.connect(this.transport)
			.map((socket) -> new Connection(socket, listener));
	}

	private static Mono<Void> bell(Payload payload, LoadListener listener) {
		int id = Payloads.id(payload);
		payload.release();
		listener.bell(id);
		return Mono.empty();
	}

	@Override
	public void close() {
		this.transports.loops().dispose();
	}

	/**
	 * The client's end of a connection.
	 *
	 * @param socket sends
	 * @param listener learns of the answers
	 */
	private record Connection(RSocket socket, LoadListener listener) implements LoadConnection {

		@Override
		public void ping(int id) {
			request(Payloads.create(Payloads.PING, id));
		}

		@Override
		public void block(int id, String data) {
			Payload payload = Payloads.create(Payloads.BLOCK, id, data);
			if (LoadConnection.isAnswered(id)) {
				request(payload);
			}
			else {
				forget(payload);
			}
		}

		@Override
		public void push(int id) {
			forget(Payloads.create(Payloads.PUSH, id));
		}

		@Override
		public Mono<Void> close() {
			return Mono.defer(() -> {
				this.socket.dispose();
				return this.socket.onClose().onErrorComplete();
			});
		}

		private void request(Payload payload) {
			this.socket.requestResponse(payload).subscribe(this::answered, this::failed);
		}

		private void forget(Payload payload) {
			this.socket.fireAndForget(payload).subscribe(null, this::failed);
		}

		private void answered(Payload payload) {
			int id = Payloads.id(payload);
			payload.release();
			this.listener.pong(id);
		}

		private void failed(Throwable cause) {
			this.listener.lost(cause.toString());
		}

	}

}

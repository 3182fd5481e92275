package io.diset.benchmark.load.rsocket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;
import io.rsocket.ConnectionSetupPayload;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.server.CloseableChannel;
import reactor.core.publisher.Mono;

/**
 * Answers pings with RSocket.
 *
 * @since 0.1.0
 */
public final class RSocketServer implements LoadServer {

	private final Set<RSocket> peers = ConcurrentHashMap.newKeySet();

	private final RSocketTransports transports;

	private final CloseableChannel channel;

	/**
	 * Start.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 */
	public RSocketServer(Setting setting, KeyFiles keys) {
		this.transports = RSocketTransports.create(setting, keys);
		CloseableChannel channel = io.rsocket.core.RSocketServer.create(this::accept)
			.payloadDecoder(PayloadDecoder.ZERO_COPY)
			.bind(this.transports.server())
			.block();
		if (channel == null) {
			throw new IllegalStateException("RSocket does not listen");
		}
		this.channel = channel;
	}

	private Mono<RSocket> accept(ConnectionSetupPayload setup, RSocket peer) {
		this.peers.add(peer);
		peer.onClose().onErrorComplete().subscribe(null, null, () -> this.peers.remove(peer));
		return Mono.just(new Answers());
	}

	@Override
	public int port() {
		return this.channel.address().getPort();
	}

	@Override
	public void close() {
		this.channel.dispose();
		this.transports.loops().dispose();
	}

	/**
	 * The server's end of a connection.
	 */
	private final class Answers implements RSocket {

		@Override
		public Mono<Payload> requestResponse(Payload payload) {
			int id = Payloads.id(payload);
			if (Payloads.kind(payload) == Payloads.BLOCK) {
				Payloads.data(payload);
			}
			payload.release();
			return Mono.just(Payloads.create(Payloads.PING, id));
		}

		@Override
		public Mono<Void> fireAndForget(Payload payload) {
			int id = Payloads.id(payload);
			byte kind = Payloads.kind(payload);
			if (kind == Payloads.BLOCK) {
				Payloads.data(payload);
			}
			payload.release();
			if (kind == Payloads.PUSH) {
				for (RSocket peer : RSocketServer.this.peers) {
					peer.fireAndForget(Payloads.create(Payloads.BELL, id)).subscribe();
				}
			}
			return Mono.empty();
		}

	}

}

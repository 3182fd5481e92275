package io.diset.benchmark.load.diset;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import io.diset.benchmark.load.diset.LoadMessages.Bell;
import io.diset.benchmark.load.diset.LoadMessages.Block;
import io.diset.benchmark.load.diset.LoadMessages.Ping;
import io.diset.benchmark.load.diset.LoadMessages.Pong;
import io.diset.benchmark.load.diset.LoadMessages.Push;
import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.peer.Wire;
import io.diset.client.ClientSettings;
import io.diset.client.MessageClient;
import io.diset.client.ReconnectPolicy;
import io.diset.client.ServiceUrl;
import io.diset.client.UnsubscribedMessages;
import io.diset.codec.Encoding;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.security.TlsEndpoint;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Makes connections of this library.
 *
 * @since 0.1.0
 */
public final class DisetClient implements LoadClient {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

	/**
	 * Connections that are made from an event loop do not stay on it: as those of others,
	 * they take turns.
	 */
	private final LoopResources loops = LoopResources.create("load-client", 1, Loops.THREADS, true, false);

	private final ServiceUrl url;

	private final TlsEndpoint tls;

	private DisetClient(Function<Executor, TlsEndpoint> tls, int port) {
		this.url = new ServiceUrl(true, "localhost", port, LoadMessages.SERVICE);
		this.tls = tls.apply(this.executor);
	}

	/**
	 * Create a client.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 * @param port where the server listens
	 * @return the client
	 */
	public static LoadClient plain(Setting setting, KeyFiles keys, int port) {
		return new DisetClient((executor) -> Tls.client(setting, keys, executor), port);
	}

	/**
	 * Create a client with a proxy and the trust of the grid.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 * @param port where the server listens
	 * @return the client
	 */
	public static LoadClient onGrid(Setting setting, KeyFiles keys, int port) {
		return new DisetClient((executor) -> Tls.gridClient(setting, keys, executor), port);
	}

	@Override
	public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
		return Mono.defer(() -> {
			MessageClient client = client((wire == Wire.DENCODE) ? Encoding.DENCODE : Encoding.JENCODE);
			client.on(Pong.class, Execution.EVENT_LOOP, (connection, pong) -> {
				listener.pong(pong.id());
				return null;
			});
			client.on(Bell.class, Execution.EVENT_LOOP, (connection, bell) -> {
				listener.bell(bell.id());
				return null;
			});
			Connection connection = new Connection(client, listener, wire == Wire.ACKNOWLEDGED);
			client.onDrop(Execution.EVENT_LOOP, (dropped, reason) -> {
				connection.dropped(reason.toString());
				return null;
			});
			return client.connect().then(Mono.just(connection));
		});
	}

	private MessageClient client(Encoding encoding) {
		ReconnectPolicy never = new ReconnectPolicy(false, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
		return MessageClient.builder(this.url, this.executor)
			.runOn(this.loops)
			.tls(this.tls)
			.settings(new ClientSettings(PATIENCE, PATIENCE, PATIENCE, never, UnsubscribedMessages.DISCONNECT,
					ConnectionSettings.builder().encoding(encoding).build()))
			.build();
	}

	@Override
	public void close() {
		this.loops.dispose();
		this.executor.shutdownNow();
	}

	/**
	 * The client's end of a connection.
	 */
	private static final class Connection implements LoadConnection {

		private final MessageClient client;

		private final LoadListener listener;

		private final boolean acknowledged;

		private volatile boolean closing;

		Connection(MessageClient client, LoadListener listener, boolean acknowledged) {
			this.client = client;
			this.listener = listener;
			this.acknowledged = acknowledged;
		}

		// What cannot be sent is missed by the listener
		@Override
		public void ping(int id) {
			if (this.acknowledged) {
				this.client.sendAndAwaitAck(new Ping(id)).subscribe(null, this::failed, this.listener::acknowledged);
			}
			else {
				this.client.send(new Ping(id));
			}
		}

		@Override
		public void block(int id, String data) {
			this.client.send(new Block(data, id));
		}

		@Override
		public void push(int id) {
			this.client.send(new Push(id));
		}

		@Override
		public Mono<Void> close() {
			return Mono.defer(() -> {
				this.closing = true;
				return this.client.close();
			});
		}

		void dropped(String reason) {
			if (!this.closing) {
				this.listener.lost(reason);
			}
		}

		private void failed(Throwable cause) {
			if (!this.closing) {
				this.listener.lost(cause.toString());
			}
		}

	}

}

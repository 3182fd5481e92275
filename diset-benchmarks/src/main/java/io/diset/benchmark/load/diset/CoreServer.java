package io.diset.benchmark.load.diset;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.diset.benchmark.load.diset.LoadMessages.Bell;
import io.diset.benchmark.load.diset.LoadMessages.Block;
import io.diset.benchmark.load.diset.LoadMessages.Ping;
import io.diset.benchmark.load.diset.LoadMessages.Pong;
import io.diset.benchmark.load.diset.LoadMessages.Push;
import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Answers pings with this library, but without Spring.
 *
 * @since 0.1.0
 */
public final class CoreServer implements LoadServer {

	private static final int THREADS = 8;

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

	private final DisetServer server;

	private final int port;

	/**
	 * Start.
	 * @param setting whose TLS is used
	 * @param keys the keys
	 */
	public CoreServer(Setting setting, KeyFiles keys) {
		this.server = DisetServer.builder(this.executor)
			.host("127.0.0.1")
			.tls(Tls.server(setting, keys, this.executor))
			.service(service())
			.build();
		InetSocketAddress address = this.server.start().block();
		if (address == null) {
			throw new IllegalStateException("The server does not listen");
		}
		this.port = address.getPort();
	}

	private ServiceDefinition service() {
		return ServiceDefinition.builder(LoadMessages.SERVICE)
			.sends(MessageType.of(Pong.class).definition())
			.sends(MessageType.of(Bell.class).definition())
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
			.onMessage(MessageType.of(Block.class), Execution.EVENT_LOOP, (connection, block) -> answer(block))
			.onMessage(MessageType.of(Push.class), Execution.EVENT_LOOP, (connection, push) -> {
				this.server.connections().sendToService(LoadMessages.SERVICE, new Bell(push.id()));
				return null;
			})
			.build();
	}

	private static @Nullable Pong answer(Block block) {
		return LoadConnection.isAnswered(block.id()) ? new Pong(block.id()) : null;
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.server.stop(Duration.ofSeconds(1)).block();
		this.executor.shutdownNow();
	}

}

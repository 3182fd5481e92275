package io.diset.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.DisetConnections;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The memory that peers can take who write without end to handlers that do not end.
 */
class MemoryBoundTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final int MEBIBYTE = 1024 * 1024;

	private static final int PEERS = 10;

	private static final int SIZE = 64 * 1024;

	/**
	 * What a connection may keep, but for the message that is one too many.
	 */
	private static final int LIMIT = MEBIBYTE;

	/**
	 * What each peer tries to send.
	 */
	private static final int ATTEMPTED = 40 * MEBIBYTE;

	private final Semaphore mayEnd = new Semaphore(0);

	private final RunningServer server = RunningServer
		.with((builder) -> builder.service(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Load.class), Execution.EXECUTOR, (connection, load) -> {
				this.mayEnd.acquire();
				return null;
			})
			.build()).connection(ConnectionSettings.builder().inboundWindow(100_000).maxUnhandledBytes(LIMIT).build()));

	private final List<SocketChannel> peers = new ArrayList<>();

	@AfterEach
	void stop() throws IOException {
		this.mayEnd.release(1_000_000);
		for (SocketChannel peer : this.peers) {
			peer.close();
		}
		this.server.close();
	}

	@Test
	void isBoundedByTheirConnections() throws Exception {
		for (int i = 0; i < PEERS; i++) {
			SocketChannel peer = SocketChannel
				.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.port()));
			this.peers.add(peer);
			Stage.ESTABLISHED.reach(new RawPeer(peer.socket()), SERVICE);
			peer.configureBlocking(false);
		}
		byte[] message = message();
		long before = usedMemory();
		int[] written = new int[PEERS];
		Await.until(() -> {
			write(message, written);
			return backlog().paused() == PEERS;
		});
		assertThat(backlog().unhandledBytes()).isBetween((long) PEERS * LIMIT, (long) PEERS * (LIMIT + 4 * SIZE));
		assertThat(Arrays.stream(written).max().orElseThrow()).isLessThan(ATTEMPTED);
		Await.until(() -> usedMemory() - before < 4L * PEERS * LIMIT);
	}

	// As much as the sockets take
	private void write(byte[] message, int[] written) {
		for (int i = 0; i < PEERS; i++) {
			try {
				int count = 1;
				while (count > 0 && written[i] < ATTEMPTED) {
					ByteBuffer rest = ByteBuffer.wrap(message);
					rest.position(written[i] % message.length);
					count = this.peers.get(i).write(rest);
					written[i] += count;
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private Backlog backlog() {
		DisetConnections connections = this.server.connections();
		return connections.all().stream().map(DisetConnection::backlog).reduce(Backlog.NONE, Backlog::plus);
	}

	private static byte[] message() {
		String values = "1, \"" + "x".repeat(SIZE) + "\"";
		return RawPeer.frame(RawPeer.message("Load", values)).getBytes(StandardCharsets.US_ASCII);
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	@DisetMessage("Load")
	record Load(long id, String text) {
	}

}

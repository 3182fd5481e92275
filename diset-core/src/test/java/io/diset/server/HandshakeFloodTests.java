package io.diset.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.connection.Execution;
import io.diset.wire.Await;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients get in though many others come at once, or come and do nothing.
 */
class HandshakeFloodTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final int BAD = 1000;

	private static final int HERD = 300;

	private final NotedLog log = new NotedLog();

	private final AtomicInteger mostHandshakes = new AtomicInteger();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final List<SocketChannel> bad = new ArrayList<>();

	private RunningServer server;

	@AfterEach
	void close() throws IOException {
		this.executor.shutdownNow();
		for (SocketChannel channel : this.bad) {
			channel.close();
		}
		Await.until(() -> this.server.admission().pending() == 0);
		this.server.close();
		assertThat(this.server.admission().handshakes()).isZero();
		assertThat(this.server.admission().waitingForHandshake()).isZero();
		this.log.close();
	}

	@Test
	void letsAGoodClientInWhileAThousandAreSilentAndAThousandStuck() throws IOException {
		start(AdmissionSettings.DEFAULTS);
		byte[] hello = TestTls.clientHello("TLSv1.3");
		for (int i = 0; i < BAD; i++) {
			connect();
			connect().write(ByteBuffer.wrap(hello));
		}
		Await.until(() -> this.server.admission().pending() == 2 * BAD);
		try (RawPeer good = Stage.ESTABLISHED.reach(patient(), SERVICE)) {
			good.sync();
			assertThat(this.server.admission().connections()).isEqualTo(1);
			assertThat(this.server.admission().pending()).isEqualTo(2 * BAD);
		}
	}

	@Test
	void letsAWholeHerdInWithFewHandshakesAtATime() throws Exception {
		start(AdmissionSettings.DEFAULTS.withMaxHandshakes(4));
		CountDownLatch allHaveCome = new CountDownLatch(HERD);
		List<Callable<RawPeer>> clients = new ArrayList<>();
		for (int i = 0; i < HERD; i++) {
			clients.add(() -> {
				Socket socket = socket();
				allHaveCome.countDown();
				allHaveCome.await();
				return Stage.ESTABLISHED.reach(secure(socket), SERVICE);
			});
		}
		List<RawPeer> peers = new ArrayList<>();
		for (Future<RawPeer> client : this.executor.invokeAll(clients)) {
			peers.add(client.get());
		}
		assertThat(this.server.admission().connections()).isEqualTo(HERD);
		assertThat(this.mostHandshakes).hasValueLessThanOrEqualTo(4);
		for (RawPeer peer : peers) {
			peer.close();
		}
		assertThat(this.log.rest()).isEmpty();
	}

	private void start(AdmissionSettings settings) {
		this.server = RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.OPTIONAL, LONG))
			.admission(settings)
			.handshake(new HandshakeSettings(65536, LONG, LONG))
			.service(ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
				this.mostHandshakes.accumulateAndGet(this.server.admission().handshakes(), Math::max);
				return null;
			}).build()));
	}

	private SocketChannel connect() throws IOException {
		SocketChannel channel = SocketChannel
			.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.port()));
		this.bad.add(channel);
		return channel;
	}

	private RawPeer patient() throws IOException {
		return secure(socket());
	}

	private Socket socket() throws IOException {
		Socket socket = this.server.connect().socket();
		socket.setSoTimeout(Math.toIntExact(LONG.toMillis()));
		return socket;
	}

	private static RawPeer secure(Socket socket) throws IOException {
		RawPeer peer = new RawPeer(TestTls.wrap(socket, "TLSv1.3", TestTls.USER));
		peer.socket().setSoTimeout(Math.toIntExact(LONG.toMillis()));
		return peer;
	}

}

package io.diset.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection with too many unhandled messages is not read any further, and loses
 * nothing.
 */
class InboundWindowTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final int MESSAGES = 600;

	private static final int SIZE = 64 * 1024;

	private final NotedEvents events = new NotedEvents();

	private final CountDownLatch running = new CountDownLatch(1);

	private final Semaphore permits = new Semaphore(0);

	private RunningServer server;

	@AfterEach
	void stop() {
		this.permits.release(MESSAGES);
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 256 })
	void keepsAPeerFromSendingMuchMoreThanIsHandled(int window) throws Exception {
		start(window);
		try (SocketChannel peer = connect()) {
			ByteBuffer rest = messages();
			int total = rest.remaining();
			fill(peer, rest);
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(rest.remaining()).isPositive();
			this.permits.release(MESSAGES);
			peer.configureBlocking(true);
			while (rest.hasRemaining()) {
				peer.write(rest);
			}
			assertThat(rest.position()).isEqualTo(total);
			peer.shutdownOutput();
			assertHandled();
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 50", "2, 50", "4, 3", "4, 4", "4, 5", "4, 50", "256, 300" })
	void losesNothingWhenThePeerLeavesBehindAFullWindow(int window, int count) throws Exception {
		start(window);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.sendText(small(count));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
		}
		this.permits.release(count);
		assertHandled(count);
	}

	@ParameterizedTest
	@CsvSource({ "TLSv1.2, 1", "TLSv1.2, 4", "TLSv1.3, 1", "TLSv1.3, 4" })
	void losesNothingWhenATlsPeerLeavesBehindAFullWindow(String protocol, int window) throws Exception {
		this.server = RunningServer.with((builder) -> builder.service(service())
			.tls(TestTls.server(ClientAuth.NONE))
			.connection(settings(window)));
		try (RawPeer peer = Stage.ESTABLISHED.reach(TestTls.connect(this.server.port(), protocol, null), SERVICE)) {
			peer.sendText(small(50));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
		}
		this.permits.release(50);
		assertHandled(50);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7 })
	void isOpenedAgainByEachHandlerThatEnds(int window) throws Exception {
		start(window);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.sendText(small(200));
			for (int i = 0; i < 200; i++) {
				this.permits.release();
				assertThat(this.events.next()).isEqualTo("message " + i);
			}
			peer.sync();
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void answersKeepAlivesAgainWhenItOpens() throws Exception {
		start(4);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.sendText(small(20));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			peer.sendText(RawPeer.keepAlive("1", true));
			this.permits.release(20);
			String answer = RawPeer.keepAlive("1", false);
			assertThat(peer.receiveText(answer.length())).isEqualTo(answer);
		}
		assertHandled(20);
	}

	@Test
	void doesNotKeepTheServerFromClosing() throws Exception {
		start(4);
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.sendText(small(1000));
			assertThat(this.running.await(10, TimeUnit.SECONDS)).isTrue();
			this.server.connections().all().forEach(DisetConnection::close);
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		this.permits.release(MESSAGES);
		for (String event = this.events.next(); !event.startsWith("drop"); event = this.events.next()) {
			assertThat(event).startsWith("message");
		}
	}

	private void start(int window) {
		this.server = RunningServer.with((builder) -> builder.service(service()).connection(settings(window)));
	}

	private ServiceDefinition service() {
		return ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Load.class), Execution.EXECUTOR, (connection, load) -> {
				this.running.countDown();
				this.permits.acquire();
				this.events.add("message " + load.id());
				return null;
			})
			.onDrop(Execution.EXECUTOR, this.events.drop())
			.build();
	}

	private static ConnectionSettings settings(int window) {
		return ConnectionSettings.builder()
			.maxMessageSize(1024 * 1024)
			.inboundWindow(window)
			.maxPendingBytes(1024 * 1024)
			.frameTimeout(LONG)
			.writeTimeout(LONG)
			.foreignWriteTimeout(LONG)
			.closeTimeout(LONG)
			.build();
	}

	private void assertHandled() throws InterruptedException {
		assertHandled(MESSAGES);
	}

	private void assertHandled(int count) throws InterruptedException {
		for (int i = 0; i < count; i++) {
			assertThat(this.events.next()).isEqualTo("message " + i);
		}
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	// Writes until the socket takes nothing for a while
	private static void fill(SocketChannel peer, ByteBuffer rest) throws IOException {
		peer.configureBlocking(false);
		try (Selector selector = Selector.open()) {
			peer.register(selector, SelectionKey.OP_WRITE);
			while (rest.hasRemaining() && selector.select(500) > 0) {
				selector.selectedKeys().clear();
				peer.write(rest);
			}
		}
	}

	private SocketChannel connect() throws IOException {
		SocketChannel channel = SocketChannel
			.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.port()));
		Stage.ESTABLISHED.reach(new RawPeer(channel.socket()), SERVICE);
		return channel;
	}

	private static ByteBuffer messages() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < MESSAGES; i++) {
			String message = RawPeer.message("Load", i + ", \"\"");
			text.append(RawPeer.frame(message + " ".repeat(SIZE - message.length())));
		}
		return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private static String small(int count) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append(RawPeer.frame(RawPeer.message("Load", i + ", \"\"")));
		}
		return text.toString();
	}

	@DisetMessage("Load")
	record Load(long id, String text) {
	}

}

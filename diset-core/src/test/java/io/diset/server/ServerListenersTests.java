package io.diset.server;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;

import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.ChannelBindException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ServerListenersTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String FIRST = "Framework/First";

	private static final String SECOND = "Framework/Second";

	private final BlockingQueue<DisetConnection> connected = new LinkedBlockingQueue<>();

	private DisetServer server = builder().build();

	@AfterEach
	void stop() {
		this.server.stop(PATIENCE).block(PATIENCE.multipliedBy(2));
	}

	@Test
	void servesTheSameServicesWithAndWithoutTls() throws Exception {
		start(builder().tls(TestTls.server(ClientAuth.REQUIRE)).listener(listener("local")));
		try (RawPeer secure = TestTls.connect(port(ServerListener.DEFAULT_NAME), "TLSv1.3", TestTls.USER);
				RawPeer plain = RawPeer.connect(port("local"))) {
			Stage.ESTABLISHED.reach(secure, FIRST);
			assertThat(this.connected.take().peer()).extracting("name").isEqualTo(TestTls.USER_NAME);
			Stage.ESTABLISHED.reach(plain, FIRST);
			assertThat(this.connected.take().peer()).isNull();
			assertThat(secure.send(RawPeer.message("Ping", "1")).receive()).isEqualTo(RawPeer.message("Pong", "1"));
			assertThat(plain.send(RawPeer.message("Ping", "2")).receive()).isEqualTo(RawPeer.message("Pong", "2"));
		}
	}

	@Test
	void knowsTheConnectionsOfAllListeners() throws Exception {
		start(builder().listener(listener("other")));
		try (RawPeer one = RawPeer.connect(port(ServerListener.DEFAULT_NAME));
				RawPeer two = RawPeer.connect(port("other"))) {
			Stage.ESTABLISHED.reach(one, FIRST);
			Stage.ESTABLISHED.reach(two, FIRST);
			assertThat(this.server.connections().all()).containsExactlyInAnyOrder(this.connected.take(),
					this.connected.take());
		}
	}

	@Test
	void tellsTheAddressesOfItsListenersByName() {
		DisetServer.Builder builder = builder().listener(listener("b")).listener(listener("a"));
		this.server = builder.build();
		assertThat(this.server.addresses()).isEmpty();
		InetSocketAddress first = this.server.start().block(PATIENCE);
		assertThat(this.server.addresses()).containsOnlyKeys("default", "b", "a").containsEntry("default", first);
		assertThat(this.server.addresses().values()).extracting(InetSocketAddress::getPort)
			.doesNotHaveDuplicates()
			.doesNotContain(0);
		assertThat(this.server.listeners()).extracting(ServerListener::name).containsExactly("default", "b", "a");
	}

	@Test
	void canDoWithoutTheDefaultListener() throws Exception {
		start(builder().defaultListener(false).listener(listener("only")));
		assertThat(this.server.addresses()).containsOnlyKeys("only");
		try (RawPeer peer = RawPeer.connect(port("only"))) {
			Stage.ESTABLISHED.reach(peer, FIRST);
		}
	}

	@Test
	void restrictsAListenerToSomeServices() throws Exception {
		start(builder().listener(new ServerListener("one", "127.0.0.1", 0, null, Set.of(SECOND))));
		try (RawPeer peer = RawPeer.connect(port("one")); RawPeer other = RawPeer.connect(port("one"))) {
			Stage.ESTABLISHED.reach(peer, SECOND);
			assertThat(other.send(RawPeer.proposal(FIRST)).receiveToEnd())
				.isEqualTo(RawPeer.error(0, FIRST + " is not up in this server"));
		}
		try (RawPeer peer = RawPeer.connect(port(ServerListener.DEFAULT_NAME))) {
			Stage.ESTABLISHED.reach(peer, FIRST);
		}
	}

	@Test
	void stopsAllListenersAndTheirConnections() throws Exception {
		start(builder().listener(listener("other")));
		int one = port(ServerListener.DEFAULT_NAME);
		int two = port("other");
		try (RawPeer first = RawPeer.connect(one); RawPeer second = RawPeer.connect(two)) {
			Stage.ESTABLISHED.reach(first, FIRST);
			Stage.ESTABLISHED.reach(second, FIRST);
			stop();
			assertThat(first.receiveToEnd()).isEmpty();
			assertThat(second.receiveToEnd()).isEmpty();
		}
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawPeer.connect(one));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawPeer.connect(two));
	}

	@Test
	void namesTheListenerThatCannotListenAndClosesTheOthers() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			this.server = builder().listener(new ServerListener("second", "127.0.0.1", port, null)).build();
			assertThatExceptionOfType(ListenerBindException.class).isThrownBy(() -> this.server.start().block(PATIENCE))
				.withMessage("Listener 'second' cannot listen on port %d of address 127.0.0.1".formatted(port))
				.withCauseInstanceOf(ChannelBindException.class)
				.satisfies((ex) -> assertThat(ex.getListener()).isSameAs(this.server.listeners().get(1)));
		}
		int bound = port(ServerListener.DEFAULT_NAME);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawPeer.connect(bound));
	}

	@Test
	void saysThatAllAddressesWereMeant() {
		assertThat(new ListenerBindException(new ServerListener("a", null, 5, null), new IllegalStateException()))
			.hasMessage("Listener 'a' cannot listen on port 5 of all addresses");
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "other" })
	void refusesTwoListenersOfOneName(String name) {
		DisetServer.Builder builder = builder().listener(listener("other"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.listener(listener(name)))
			.withMessage("There are two listeners of the name " + name);
	}

	@Test
	void refusesAServerWithoutListener() {
		assertThatIllegalStateException().isThrownBy(() -> builder().defaultListener(false).build())
			.withMessage("The server has no listener");
	}

	@Test
	void refusesAListenerForAServiceThatDoesNotExist() {
		DisetServer.Builder builder = builder()
			.listener(new ServerListener("typo", null, 0, null, Set.of(FIRST, "Framework/Frist")));
		assertThatIllegalStateException().isThrownBy(builder::build)
			.withMessage("Listener 'typo' is for service Framework/Frist, which does not exist");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 65536 })
	void refusesAPortThatCannotBe(int port) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ServerListener("a", null, port, null))
			.withMessage("The port of listener 'a' must be from 0 to 65535");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void refusesABlankName(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ServerListener(name, null, 0, null))
			.withMessage("The name of a listener must not be blank");
	}

	private DisetServer.Builder builder() {
		return DisetServer.builder(ForkJoinPool.commonPool())
			.host("127.0.0.1")
			.authorization(AuthorizationRules.ALL)
			.service(define(FIRST))
			.service(define(SECOND));
	}

	private ServiceDefinition define(String name) {
		return ServiceDefinition.builder(name).onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connected.add(connection);
			return null;
		})
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
			.build();
	}

	private void start(DisetServer.Builder builder) {
		this.server = builder.build();
		this.server.start().block(PATIENCE);
	}

	private int port(String listener) {
		return this.server.addresses().get(listener).getPort();
	}

	private static ServerListener listener(String name) {
		return new ServerListener(name, "127.0.0.1", 0, null);
	}

}

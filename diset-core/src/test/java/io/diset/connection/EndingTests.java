package io.diset.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a connection ends, its drop comes once and says why.
 */
class EndingTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final long FAILING = 13;

	private static final long WAITING = 14;

	private static final KeepAliveSettings HASTY = new KeepAliveSettings(Duration.ofMillis(500), Duration.ofMillis(50),
			Duration.ofSeconds(150));

	private final NotedEvents events = new NotedEvents();

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@MethodSource("endings")
	void isToldOnce(Ending ending, Execution where, String version) throws Exception {
		start(ending, where);
		try (RawPeer peer = open(ending, version)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(this.events.next()).isEqualTo("connect");
			assertThat(this.events.next()).isEqualTo("Ping 1");
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
			end(ending, peer);
		}
		String event = this.events.next();
		while (event != null && event.startsWith("Ping")) {
			event = this.events.next();
		}
		assertThat(event).isEqualTo("drop " + ending.kind);
		assertThat(this.events.nextReason().kind()).isEqualTo(ending.kind);
		this.server.close();
		assertThat(this.events.rest()).isEmpty();
		assertThat(this.server.connections().all()).isEmpty();
	}

	private static Stream<Arguments> endings() {
		return Stream.of(Ending.values())
			.flatMap((ending) -> Stream.of(Execution.values())
				.flatMap((where) -> versions(ending).stream().map((version) -> Arguments.of(ending, where, version))));
	}

	// A peer of the original has more time to answer than this test
	private static List<String> versions(Ending ending) {
		return (ending == Ending.KEEP_ALIVE_TIMEOUT) ? List.of("diset-java/1") : List.of("9.0.0a31", "diset-java/1");
	}

	private void end(Ending ending, RawPeer peer) throws IOException {
		switch (ending) {
			case FIN, CLOSE_NOTIFY -> peer.endOutput();
			case RST -> peer.reset();
			case KEEP_ALIVE_TIMEOUT -> assertThat(peer.receiveToEnd()).contains("kaping");
			case SERVER_STOP -> this.server.close();
			case HANDLER_ERROR -> peer.send(RawPeer.message("Ping", String.valueOf(FAILING))).receiveToEnd();
			case REFUSED_ACKNOWLEDGEMENT -> {
				peer.send(Acks.asking("Pung", "1", "1"));
				assertThat(peer.receive()).isEqualTo(Acks.error("1", 0, "Unknown message Pung"));
			}
			case ERROR_OF_THE_PEER -> peer.sendText(RawPeer.error(0, "I give up")).receiveToEnd();
			case REFUSAL_OF_THE_PEER -> {
				peer.send(RawPeer.message("Ping", String.valueOf(WAITING)));
				peer.send(Acks.error(Acks.idIn(peer.receive()), 0, "I give up")).receiveToEnd();
			}
			case PROTOCOL_ERROR -> peer.sendText("0:").receiveToEnd();
			case LIMIT -> peer.sendText(RawPeer.frame(RawPeer.message("Ping", String.valueOf(WAITING)))
					+ RawPeer.frame(RawPeer.message("Ping", "2")).repeat(200))
				.receiveToEnd();
			case CLOSE -> {
				this.server.connections().all().forEach(DisetConnection::close);
				peer.receiveToEnd();
			}
		}
	}

	private RawPeer open(Ending ending, String version) throws IOException {
		RawPeer peer = (ending == Ending.CLOSE_NOTIFY) ? TestTls.connect(this.server.port(), "TLSv1.3", null)
				: this.server.connect();
		peer.send(RawPeer.proposal(SERVICE, version)).receive();
		peer.send("{\"OK\": true, \"Value\": [\"identity\", {}]}").receive();
		return peer;
	}

	private void start(Ending ending, Execution where) {
		ConnectionSettings settings = ConnectionSettings.builder()
			.inboundWindow(2)
			.maxUnhandledBytes(1000)
			.keepAlive((ending == Ending.KEEP_ALIVE_TIMEOUT) ? HASTY : KeepAliveSettings.DEFAULTS)
			.build();
		this.server = RunningServer
			.with((builder) -> builder.tls((ending == Ending.CLOSE_NOTIFY) ? TestTls.server(ClientAuth.NONE) : null)
				.connection(settings)
				.service(ServiceDefinition.builder(SERVICE)
					.onConnect(where, this.events.connect())
					.onMessage(MessageType.of(Ping.class), where, this::ping)
					.onDrop(where, this.events.drop())
					.build()));
	}

	private Object ping(DisetConnection connection, Ping ping) {
		this.events.add("Ping " + ping.id());
		if (ping.id() == FAILING) {
			throw new DisetException("expected by the test");
		}
		Mono<Void> acknowledged = (ping.id() == WAITING) ? connection.sendAndAwaitAck(new Pong(1)).onErrorComplete()
				: Mono.empty();
		return acknowledged.thenReturn(new Pong(ping.id()));
	}

	/**
	 * How a connection ends.
	 */
	enum Ending {

		FIN(CloseReason.Kind.PEER_CLOSED),

		RST(CloseReason.Kind.PEER_CLOSED),

		CLOSE_NOTIFY(CloseReason.Kind.PEER_CLOSED),

		CLOSE(CloseReason.Kind.CLOSED),

		SERVER_STOP(CloseReason.Kind.STOPPING),

		KEEP_ALIVE_TIMEOUT(CloseReason.Kind.TIMEOUT),

		HANDLER_ERROR(CloseReason.Kind.HANDLER_ERROR),

		REFUSED_ACKNOWLEDGEMENT(CloseReason.Kind.PROTOCOL_ERROR),

		PROTOCOL_ERROR(CloseReason.Kind.PROTOCOL_ERROR),

		ERROR_OF_THE_PEER(CloseReason.Kind.PEER_ERROR),

		REFUSAL_OF_THE_PEER(CloseReason.Kind.PEER_ERROR),

		LIMIT(CloseReason.Kind.LIMIT);

		private final CloseReason.Kind kind;

		Ending(CloseReason.Kind kind) {
			this.kind = kind;
		}

	}

}

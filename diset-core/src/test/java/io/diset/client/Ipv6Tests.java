package io.diset.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Services at IPv6 addresses.
 */
class Ipv6Tests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@BeforeEach
	void hasLoopback() {
		assumeThat(hasIpv6Loopback()).as("IPv6 on loopback").isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "0:0:0:0:0:0:0:1" })
	void areReachedByTheirLiteral(String address) throws Exception {
		try (RunningServer server = RunningServer.with((builder) -> builder.host(address).service(service()));
				TestClient client = new TestClient(
						"dip://[%s]:%d/Framework/PingPong".formatted(address, server.port()))) {
			assertThat(client.client().blocking().sendAndAwaitNext(new Ping(1), Pong.class, PATIENCE))
				.isEqualTo(new Pong(1));
		}
	}

	@Test
	void areTriedAfterAnIpv4AddressThatDoesNotAnswer() throws Exception {
		try (RunningServer server = RunningServer.with((builder) -> builder.host("::1").service(service()));
				TestClient client = new TestClient("dip://127.0.0.1:%d/Framework/PingPong".formatted(server.port()),
						(builder) -> builder.urls(List.of(ServiceUrl.parse("dip://127.0.0.1:1/Framework/PingPong"),
								ServiceUrl.parse("dip://[::1]:%d/Framework/PingPong".formatted(server.port())))))) {
			assertThat(client.client().blocking().sendAndAwaitNext(new Ping(1), Pong.class, PATIENCE))
				.isEqualTo(new Pong(1));
		}
	}

	private static boolean hasIpv6Loopback() {
		byte[] loopback = new byte[16];
		loopback[15] = 1;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static ServiceDefinition service() {
		return ServiceDefinition.builder("Framework/PingPong")
			.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> new Pong(ping.id()))
			.build();
	}

}

package io.diset.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.diset.connection.Execution;
import io.diset.security.registry.AuthorizationRule;
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
 * Who comes when there are enough connections is told so.
 */
class ConnectionLimitTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String FULL = RawPeer.error(0, "Maximum number of connections reached. Try later");

	private static final String S_OK = "{\"OK\": true, \"Value\": null}";

	private static final AdmissionSettings SETTINGS = AdmissionSettings.DEFAULTS;

	private final NotedLog log = new NotedLog();

	private final Queue<RawPeer> peers = new ConcurrentLinkedQueue<>();

	private RunningServer server;

	@AfterEach
	void close() throws IOException {
		for (RawPeer peer : this.peers) {
			peer.close();
		}
		Await.until(() -> this.server.admission().connections() == 0 && this.server.admission().pending() == 0);
		this.server.close();
		this.log.close();
	}

	@Test
	void refusesOneMoreThanTheMaximumInPlaceOfTheFirstReply() throws IOException {
		start(SETTINGS.withMaxConnections(2));
		Stage.ESTABLISHED.reach(connect(), SERVICE);
		Stage.PROPOSED.reach(connect(), SERVICE);
		assertThat(this.server.admission().connections()).isEqualTo(2);
		RawPeer refused = connect();
		assertThat(refused.send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(FULL);
		assertThat(this.server.admission().refused(AdmissionLimit.CONNECTIONS)).isEqualTo(1);
		assertThat(this.server.admission().connections()).isEqualTo(2);
		assertThat(this.log.rest()).containsExactly(
				"WARN Refused connection of nobody known from /127.0.0.1:%d to %s: LIMIT (Maximum of 2 connections reached)"
					.formatted(refused.socket().getLocalPort(), SERVICE));
	}

	@Test
	void saysFirstWhatElseIsWrong() throws IOException {
		this.server = RunningServer.with((builder) -> builder.admission(SETTINGS.withMaxConnections(1))
			.service(ServiceDefinition.builder(SERVICE).build())
			.service(ServiceDefinition.builder("Framework/Closed").build())
			.authorization(AuthorizationRules.builder()
				.defaultRule(AuthorizationRule.ALL)
				.connect("Framework/Closed", AuthorizationRule.AUTHENTICATED)
				.build()));
		Stage.ESTABLISHED.reach(connect(), SERVICE);
		assertThat(connect().send(RawPeer.proposal("A/B")).receiveToEnd()).contains("A/B is not up in this server");
		assertThat(connect().send(RawPeer.proposal(SERVICE).replace("[\"Connection\"", "[\"RPC\"")).receiveToEnd())
			.contains("RPC is not a known action type");
		assertThat(connect().send(RawPeer.proposal("Framework/Closed")).receiveToEnd()).contains("Unauthorized query");
		assertThat(connect().send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(FULL);
	}

	@Test
	void admitsExactlyTheMaximumOfManyThatComeAtOnce() throws Exception {
		start(SETTINGS.withMaxConnections(20));
		ExecutorService executor = Executors.newFixedThreadPool(16);
		List<Callable<String>> clients = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			clients.add(() -> connect().send(RawPeer.proposal(SERVICE)).receive());
		}
		List<String> replies = new ArrayList<>();
		try {
			for (Future<String> reply : executor.invokeAll(clients)) {
				replies.add(reply.get());
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(replies).filteredOn(S_OK::equals).hasSize(20);
		assertThat(replies).filteredOn(FULL::endsWith).hasSize(80);
		assertThat(this.server.admission().refused(AdmissionLimit.CONNECTIONS)).isEqualTo(80);
	}

	@Test
	void limitsTheConnectionsFromOneAddress() throws IOException {
		start(SETTINGS.withMaxConnectionsPerAddress(1));
		Stage.ESTABLISHED.reach(connect(), SERVICE);
		Stage.ESTABLISHED.reach(connectFrom("127.0.0.2"), SERVICE);
		assertThat(connect().send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(FULL);
		assertThat(this.server.admission().refused(AdmissionLimit.ADDRESS)).isEqualTo(1);
		assertThat(this.log.rest()).singleElement()
			.asString()
			.endsWith("LIMIT (Maximum of 1 connections from one address reached)");
	}

	@Test
	void limitsTheConnectionsOfOneName() throws IOException {
		this.server = RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.OPTIONAL))
			.admission(SETTINGS.withMaxConnectionsPerDn(1))
			.service(ServiceDefinition.builder(SERVICE).build()));
		Stage.ESTABLISHED.reach(keep(TestTls.connect(this.server.port(), "TLSv1.3", TestTls.USER)), SERVICE);
		Stage.ESTABLISHED.reach(keep(TestTls.connect(this.server.port(), "TLSv1.3", TestTls.OTHER_USER)), SERVICE);
		Stage.ESTABLISHED.reach(keep(TestTls.connect(this.server.port(), "TLSv1.3", null)), SERVICE);
		Stage.ESTABLISHED.reach(keep(TestTls.connect(this.server.port(), "TLSv1.3", null)), SERVICE);
		RawPeer refused = keep(TestTls.connect(this.server.port(), "TLSv1.2", TestTls.USER));
		assertThat(refused.send(RawPeer.proposal(SERVICE)).receiveToEnd()).isEqualTo(FULL);
		assertThat(this.server.admission().refused(AdmissionLimit.DN)).isEqualTo(1);
		assertThat(this.log.rest()).containsExactly(
				"WARN Refused connection of %s from /127.0.0.1:%d to %s: LIMIT (Maximum of 1 connections with one DN reached)"
					.formatted(TestTls.USER_NAME, refused.socket().getLocalPort(), SERVICE));
	}

	@Test
	void doesNotFloodTheLog() throws IOException {
		start(SETTINGS.withMaxConnections(1));
		Stage.ESTABLISHED.reach(connect(), SERVICE);
		for (int i = 0; i < 100; i++) {
			assertThat(connect().send(RawPeer.proposal(SERVICE)).receive()).contains("Try later");
		}
		assertThat(this.server.admission().refused(AdmissionLimit.CONNECTIONS)).isEqualTo(100);
		Await.until(() -> this.log.rest().stream().anyMatch((line) -> line.contains(" (the last of ")));
	}

	private void start(AdmissionSettings settings) {
		this.server = RunningServer.with((builder) -> builder.admission(settings)
			.service(ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> null).build()));
	}

	private RawPeer connect() throws IOException {
		return keep(this.server.connect());
	}

	private RawPeer connectFrom(String address) throws IOException {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress(address, 0));
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.port()));
		return keep(new RawPeer(socket));
	}

	private RawPeer keep(RawPeer peer) {
		this.peers.add(peer);
		return peer;
	}

}

package io.diset.connection;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveAnswerTests {

	private static final String SERVICE = "Framework/PingPong";

	private final NotedEvents events = new NotedEvents();

	private final CountDownLatch connecting = new CountDownLatch(1);

	private final CountDownLatch handling = new CountDownLatch(1);

	private final RunningServer server = RunningServer
		.of(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, (connection) -> {
			this.connecting.await();
			return null;
		}).onMessage(MessageType.of(Ping.class), Execution.EXECUTOR, (connection, ping) -> {
			this.events.add("Ping");
			this.handling.await();
			return ping;
		}).onDrop(Execution.EXECUTOR, this.events.drop()).build());

	@AfterEach
	void stop() {
		this.connecting.countDown();
		this.handling.countDown();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void comesAtEachStage(Stage stage) throws IOException {
		if (stage != Stage.CONNECTING) {
			this.connecting.countDown();
		}
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			assertAnswered(peer, "\"DIRAC:1\"");
			assertAnswered(peer, "\"DIRAC:2\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"a\"", "\"\"", "0", "7", "-1.5", "true", "null", "\"\\u00e9\"", "{\"k\": [1, null]}" })
	void repeatsTheIdWhateverItIs(String id) throws IOException {
		try (RawPeer peer = this.server.connect()) {
			assertAnswered(peer, id);
		}
	}

	@Test
	void comesWhileTheConnectHandlerBlocksAndDoesNotReplaceTheReply() throws IOException {
		try (RawPeer peer = Stage.CONNECTING.reach(this.server.connect(), SERVICE)) {
			assertAnswered(peer, "\"early\"");
			this.connecting.countDown();
			assertThat(peer.receive()).isEqualTo("{\"OK\": true, \"Value\": null}");
			assertAnswered(peer, "\"late\"");
		}
	}

	@Test
	void comesWhileAMessageHandlerBlocks() throws Exception {
		this.connecting.countDown();
		try (RawPeer peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE)) {
			peer.send(RawPeer.message("Ping", "1"));
			assertThat(this.events.next()).isEqualTo("Ping");
			assertAnswered(peer, "\"busy\"");
			this.handling.countDown();
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Ping", "1"));
		}
	}

	@Test
	void comesForEachOfManyPingsAtOnce() throws IOException {
		try (RawPeer peer = this.server.connect()) {
			String answers = RawPeer.keepAlive("1", false).repeat(500);
			assertThat(peer.sendText(RawPeer.keepAlive("1", true).repeat(500)).receiveText(answers.length()))
				.isEqualTo(answers);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isNotSentForAnAnswer(Stage stage) throws IOException {
		if (stage != Stage.CONNECTING) {
			this.connecting.countDown();
		}
		try (RawPeer peer = stage.reach(this.server.connect(), SERVICE)) {
			peer.sendText(RawPeer.keepAlive("\"nobody asked\"", false));
			assertAnswered(peer, "\"DIRAC:1\"");
		}
	}

	private static void assertAnswered(RawPeer peer, String id) throws IOException {
		String answer = RawPeer.keepAlive(id, false);
		assertThat(peer.sendText(RawPeer.keepAlive(id, true)).receiveText(answer.length())).isEqualTo(answer);
	}

}

package io.diset.connection;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLSocket;

import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.diset.wire.TlsRelay;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Python peer looks at one record at a time: no record holds bytes of two frames.
 */
class TlsRecordTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final String S_OK = RawPeer.frame("{\"OK\": true, \"Value\": null}");

	// Of AES in GCM with TLS 1.2: the nonce and the tag
	private static final int OVERHEAD = 8 + 16;

	private static final int MAX_CONTENT = 16 * 1024;

	private static final Large LARGE = new Large(BigInteger.TEN.pow(40_000));

	private RunningServer server;

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void holdOneMessageEachOfABurst(Execution where) throws Exception {
		start(where);
		List<String> frames = new ArrayList<>(List.of(S_OK, S_OK));
		converse((peer) -> {
			peer.sendText(ping(1).repeat(300));
			for (int i = 0; i < 300; i++) {
				frames.add(RawPeer.frame(peer.receive()));
			}
		}, frames);
	}

	@ParameterizedTest
	@EnumSource
	void holdNothingElseBesidesALongMessage(Execution where) throws Exception {
		start(where);
		List<String> frames = new ArrayList<>(List.of(S_OK, S_OK));
		converse((peer) -> {
			peer.sendText(ping(1) + ping(-1) + ping(2) + ping(-1) + ping(-1) + ping(3));
			for (int i = 0; i < 6; i++) {
				frames.add(RawPeer.frame(peer.receive()));
			}
		}, frames);
		assertThat(frames.get(3).length()).isGreaterThan(2 * MAX_CONTENT);
	}

	@ParameterizedTest
	@EnumSource
	void holdOneMessageEachThatOtherThreadsSend(Execution where) throws Exception {
		start(where);
		List<String> frames = new ArrayList<>(List.of(S_OK, S_OK));
		converse((peer) -> {
			DisetConnection connection = this.server.connections().all().iterator().next();
			for (int i = 0; i < 300; i++) {
				connection.send(new Ping(i));
			}
			for (int i = 0; i < 300; i++) {
				frames.add(RawPeer.frame(peer.receive()));
			}
		}, frames);
	}

	@ParameterizedTest
	@EnumSource
	void holdOneAnswerToAKeepAliveEach(Execution where) throws Exception {
		start(where);
		String answer = RawPeer.keepAlive("1", false);
		List<String> frames = new ArrayList<>(List.of(S_OK, S_OK));
		converse((peer) -> {
			peer.sendText(RawPeer.keepAlive("1", true).repeat(5));
			peer.receiveText(5 * answer.length());
			frames.addAll(List.of(answer, answer, answer, answer, answer));
		}, frames);
	}

	private void converse(Conversation conversation, List<String> frames) throws Exception {
		try (TlsRelay relay = new TlsRelay(this.server.port())) {
			RawPeer peer = TestTls.connect(relay.port(), "TLSv1.2", TestTls.USER);
			assertThat(((SSLSocket) peer.socket()).getSession().getCipherSuite()).contains("_GCM_");
			conversation.accept(Stage.ESTABLISHED.reach(peer, SERVICE));
			this.server.connections().all().forEach(DisetConnection::close);
			assertThat(peer.receiveToEnd()).isEmpty();
			peer.close();
			List<Integer> lengths = relay.awaitEnd()
				.stream()
				.filter((record) -> record.type() == TlsRelay.APPLICATION_DATA)
				.map((record) -> record.length() - OVERHEAD)
				.toList();
			assertThat(lengths).isEqualTo(contents(frames));
		}
	}

	private static List<Integer> contents(List<String> frames) {
		List<Integer> contents = new ArrayList<>();
		for (String frame : frames) {
			for (int rest = frame.length(); rest > 0; rest -= MAX_CONTENT) {
				contents.add(Math.min(rest, MAX_CONTENT));
			}
		}
		return contents;
	}

	private static String ping(long id) {
		return RawPeer.frame(RawPeer.message("Ping", String.valueOf(id)));
	}

	private void start(Execution where) {
		this.server = RunningServer.with((builder) -> builder.tls(TestTls.server(ClientAuth.REQUIRE))
			.service(ServiceDefinition.builder(SERVICE)
				.onMessage(MessageType.of(Ping.class), where, (connection, ping) -> (ping.id() < 0) ? LARGE : ping)
				.build()));
	}

	@DisetMessage("Large")
	record Large(BigInteger value) {
	}

	/**
	 * What a peer says and hears.
	 */
	private interface Conversation {

		void accept(RawPeer peer) throws IOException;

	}

}

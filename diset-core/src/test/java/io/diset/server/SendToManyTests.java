package io.diset.server;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.connection.SendLimitException;
import io.diset.message.DisetMessage;
import io.diset.message.InvalidMessageException;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendToManyTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String FIRST = "Framework/First";

	private static final String SECOND = "Framework/Second";

	private static final String PONG = RawPeer.message("Pong", "1");

	private final BlockingQueue<DisetConnection> connected = new LinkedBlockingQueue<>();

	private final List<RawPeer> peers = new ArrayList<>();

	private final RunningServer server = RunningServer.with((builder) -> builder.service(define(FIRST))
		.service(define(SECOND))
		.tls(TestTls.server(ClientAuth.OPTIONAL)));

	private final DisetConnections connections = this.server.connections();

	@AfterEach
	void stop() throws Exception {
		for (RawPeer peer : this.peers) {
			peer.close();
		}
		this.server.close();
	}

	@Test
	void sendsToAllConnectionsOfAServiceAndNoOther() throws Exception {
		RawPeer one = open(FIRST, "a", true);
		RawPeer two = open(FIRST, "b", false);
		RawPeer other = open(SECOND, "a", true);
		BroadcastReport report = this.connections.sendToService(FIRST, new Pong(1)).block(PATIENCE);
		assertThat(report.sent()).isEqualTo(2);
		assertThat(report.failures()).isEmpty();
		assertThat(one.receive()).isEqualTo(PONG);
		assertThat(two.receive()).isEqualTo(PONG);
		other.sync();
	}

	@Test
	void queuesTheMessageAlsoWhenNobodySubscribes() throws Exception {
		RawPeer one = open(FIRST, "a", true);
		this.connections.sendToService(FIRST, new Pong(1));
		assertThat(one.receive()).isEqualTo(PONG);
	}

	@Test
	void findsAnIdentityOnlyUnderItsDn() throws Exception {
		open(FIRST, "a", true);
		DisetConnection wanted = this.connected.take();
		open(SECOND, "a", true);
		DisetConnection sameIdentity = this.connected.take();
		open(FIRST, "b", true);
		DisetConnection sameDn = this.connected.take();
		open(FIRST, "a", false);
		assertThat(this.connections.ofIdentity(TestTls.USER_NAME, "a")).containsExactlyInAnyOrder(wanted, sameIdentity);
		assertThat(this.connections.ofIdentity("/O=Example/CN=Somebody Else", "a")).isEmpty();
		assertThat(this.connections.ofDn(TestTls.USER_NAME)).containsExactlyInAnyOrder(wanted, sameIdentity, sameDn);
	}

	@Test
	void sendsToAnIdentityOnlyUnderItsDn() throws Exception {
		RawPeer wanted = open(FIRST, "a", true);
		RawPeer nobody = open(FIRST, "a", false);
		RawPeer other = open(FIRST, "b", true);
		assertThat(this.connections.sendToIdentity(TestTls.USER_NAME, "a", new Pong(1)).block(PATIENCE).sent()).isOne();
		assertThat(wanted.receive()).isEqualTo(PONG);
		nobody.sync();
		other.sync();
	}

	@Test
	void reportsThatThereIsNobody() {
		BroadcastReport report = this.connections.sendToIdentity("/CN=Nobody", "a", new Pong(1)).block(PATIENCE);
		assertThat(report.sent()).isZero();
		assertThat(report.failures()).isEmpty();
	}

	@Test
	void reportsWhatCouldNotBeSent() throws Exception {
		RunningServer narrow = RunningServer.with((builder) -> builder.service(define(FIRST))
			.connection(ConnectionSettings.builder().maxPendingBytes(100).build()));
		try (RawPeer peer = Stage.ESTABLISHED.reach(narrow.connect(), FIRST)) {
			DisetConnection connection = this.connected.take();
			BroadcastReport report = narrow.connections()
				.sendToService(FIRST, new Text("x".repeat(1000)))
				.block(PATIENCE);
			assertThat(report.sent()).isZero();
			assertThat(report.failures()).containsOnlyKeys(connection);
			assertThat(report.failures().get(connection)).isInstanceOf(SendLimitException.class);
			peer.sync();
		}
		narrow.close();
	}

	@Test
	void sendsToThoseWhoseEncodingKnowsTheValue() throws Exception {
		open(FIRST, "json", true);
		DisetConnection json = this.connected.take();
		RawPeer dencode = open(FIRST, "dencode", true);
		dencode.sendText("dka" + RawPeer.frame("ds2:OKb1s5:Valueds2:ids1:as6:kapingb1ee"));
		dencode.receiveFrame();
		BroadcastReport report = this.connections.sendToService(FIRST, new Alarm(LocalTime.NOON)).block(PATIENCE);
		assertThat(report.sent()).isOne();
		assertThat(report.failures()).containsOnlyKeys(json);
		assertThat(dencode.receive()).contains("Alarm");
	}

	@Test
	void throwsAtOnceWhatIsTheFaultOfTheCaller() throws Exception {
		RawPeer peer = open(FIRST, "a", true);
		assertThatExceptionOfType(MessageDefinitionException.class)
			.isThrownBy(() -> this.connections.sendToService(FIRST, "no message"));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.connections.sendToService(FIRST, new Text(null)));
		peer.sync();
	}

	private RawPeer open(String service, String identity, boolean known) throws Exception {
		RawPeer peer = TestTls.connect(this.server.port(), "TLSv1.3", known ? TestTls.USER : null);
		this.peers.add(peer);
		Stage.PROPOSED.reach(peer, service);
		peer.send("{\"OK\": true, \"Value\": [\"%s\", {}]}".formatted(identity)).receive();
		return peer;
	}

	private ServiceDefinition define(String name) {
		return ServiceDefinition.builder(name).onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connected.add(connection);
			return null;
		}).build();
	}

	@DisetMessage("Text")
	record Text(String text) {
	}

	@DisetMessage("Alarm")
	record Alarm(LocalTime time) {
	}

}

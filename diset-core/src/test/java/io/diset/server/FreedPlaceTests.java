package io.diset.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.connection.Execution;
import io.diset.wire.Await;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import io.diset.wire.TestTls;
import io.netty.handler.ssl.ClientAuth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In whatever way the only connection that a server may have ends, there is a place for
 * the next one.
 */
class FreedPlaceTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(200);

	private final NotedLog log = new NotedLog();

	private final CountDownLatch released = new CountDownLatch(1);

	private RunningServer server;

	private boolean secure;

	@AfterEach
	void close() {
		this.released.countDown();
		this.server.close();
		this.log.close();
	}

	@ParameterizedTest
	@EnumSource
	void isThereForTheNext(End end) throws IOException {
		this.server = server(LONG, LONG);
		assertFreed(end);
	}

	@ParameterizedTest
	@EnumSource
	void isThereForTheNextWithTls(End end) throws IOException {
		this.secure = true;
		this.server = server(LONG, LONG);
		assertFreed(end);
	}

	@Test
	void isThereWhenNoArgumentsCome() throws IOException {
		this.server = server(SHORT, LONG);
		try (RawPeer peer = Stage.PROPOSED.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.receiveToEnd()).contains("Nothing received within 200 ms");
			awaitNobody();
		}
	}

	@Test
	void isThereWhenTheConnectHandlerIsTooSlow() throws IOException {
		this.server = server(LONG, SHORT);
		try (RawPeer peer = Stage.PROPOSED.reach(this.server.connect(), SERVICE)) {
			assertThat(peer.send(arguments("wait")).receiveToEnd()).contains("Server error while serving new");
			awaitNobody();
		}
	}

	private void assertFreed(End end) throws IOException {
		try (RawPeer peer = Stage.PROPOSED.reach(connect(), SERVICE)) {
			assertThat(this.server.admission().connections()).isEqualTo(1);
			assertThat(this.server.admission().pending()).isEqualTo(1);
			end.end(peer, this.server);
			awaitNobody();
		}
		try (RawPeer next = connect()) {
			Stage.ESTABLISHED.reach(next, SERVICE).sync();
			assertThat(this.server.admission().connections()).isEqualTo(1);
			assertThat(this.server.admission().pending()).isZero();
		}
	}

	private void awaitNobody() {
		Await.until(() -> this.server.admission().connections() == 0 && this.server.admission().pending() == 0);
	}

	private RawPeer connect() throws IOException {
		return this.secure ? TestTls.connect(this.server.port(), "TLSv1.3", TestTls.USER) : this.server.connect();
	}

	private RunningServer server(Duration proposalTimeout, Duration connectTimeout) {
		return RunningServer.with((builder) -> builder.tls(this.secure ? TestTls.server(ClientAuth.OPTIONAL) : null)
			.admission(new AdmissionSettings(1, 1, 1, 10, 10))
			.handshake(new HandshakeSettings(65536, proposalTimeout, connectTimeout))
			.service(ServiceDefinition.builder(SERVICE).onConnect(Execution.EXECUTOR, this::connected).build()));
	}

	private @Nullable Object connected(DisetConnection connection) throws InterruptedException {
		Map<String, @Nullable Object> arguments = connection.arguments();
		if (arguments.containsKey("refuse")) {
			throw new DisetException("no");
		}
		if (arguments.containsKey("fail")) {
			throw new IllegalStateException("expected by the test");
		}
		if (arguments.containsKey("wait")) {
			this.released.await();
		}
		return null;
	}

	private static String arguments(String name) {
		return "{\"OK\": true, \"Value\": [\"identity\", {\"" + name + "\": 1}]}";
	}

	/**
	 * The ways in which a connection ends whose proposal was granted.
	 */
	private enum End {

		CLIENT_CLOSES {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.send(arguments("any")).receive();
				peer.close();
			}

		},

		CLIENT_CLOSES_BEFORE_IT_IS_ESTABLISHED {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.close();
			}

		},

		CLIENT_CLOSES_WHILE_THE_HANDLER_THINKS {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.send(arguments("wait")).sync().close();
			}

		},

		CLIENT_RESETS {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.send(arguments("any")).receive();
				peer.reset();
			}

		},

		CLIENT_SENDS_NONSENSE {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.send(arguments("any")).receive();
				peer.sendText("0:").receiveToEnd();
				peer.close();
			}

		},

		SERVER_DISCONNECTS {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.send(arguments("any")).receive();
				server.connections().all().forEach((connection) -> connection.close().subscribe());
				peer.receiveToEnd();
				peer.close();
			}

		},

		ARGUMENTS_ARE_WRONG {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				peer.sendText("2:{}").receiveToEnd();
				peer.close();
			}

		},

		HANDLER_REFUSES {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				assertThat(peer.send(arguments("refuse")).receiveToEnd()).contains("\"no\"");
				peer.close();
			}

		},

		HANDLER_FAILS {

			@Override
			void end(RawPeer peer, RunningServer server) throws IOException {
				assertThat(peer.send(arguments("fail")).receiveToEnd()).contains("Server error");
				peer.close();
			}

		};

		abstract void end(RawPeer peer, RunningServer server) throws IOException;

	}

}

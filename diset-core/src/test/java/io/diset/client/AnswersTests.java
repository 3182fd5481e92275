package io.diset.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetException;
import io.diset.message.MessageDefinitionException;
import io.diset.wire.AnswerTable;
import io.diset.wire.AnswerText;
import io.diset.wire.NotedLog;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.WireFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client answers to which bytes, in which state and to which service, in both
 * encodings: {@code answers.txt} lists it rule by rule.
 */
class AnswersTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final List<String> STATES = List.of("PROPOSED", "CONNECTING", "ESTABLISHED");

	/**
	 * An original service whose unwanted messages are ignored.
	 */
	private static final String IGNORED = "ignored";

	private static final String OK = "<{\"OK\": true, \"Value\": null}>";

	private static final String WRAPPED = "<{\"OK\": true, \"Value\": {\"__diset\": {}, \"value\": null}}>";

	private static final String SYNC = "dka<{\"OK\": true, \"Value\": {\"id\": \"sync\", \"kaping\": %s}}>";

	private final RawService service = new RawService();

	private final NotedLog log = new NotedLog();

	static List<AnswerTable.Row> rows() throws IOException {
		return AnswerTable.load(AnswersTests.class, "answers.txt");
	}

	@AfterEach
	void close() {
		this.service.close();
		this.log.close();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void answersAsTheTableSays(AnswerTable.Row row) throws Exception {
		int walked = 0;
		for (String state : STATES) {
			for (String peer : List.of("original", "ours", IGNORED)) {
				for (Encoding encoding : Encoding.values()) {
					if (row.holdsIn(state)
							&& (row.peer().equals(peer) || (row.peer().equals("any") && !peer.equals(IGNORED)))) {
						walk(row, state, peer, encoding);
						walked++;
					}
				}
			}
		}
		assertThat(walked).isPositive();
	}

	private void walk(AnswerTable.Row row, String state, String kind, Encoding encoding) throws Exception {
		BlockingQueue<String> ends = new LinkedBlockingQueue<>();
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT,
				new ReconnectPolicy(false, Duration.ofMillis(1), Duration.ofMillis(1), 0),
				kind.equals(IGNORED) ? UnsubscribedMessages.IGNORE : UnsubscribedMessages.DISCONNECT,
				ConnectionSettings.builder().encoding(encoding).build());
		try (TestClient client = new TestClient(this.service.url("Framework/PingPong"),
				(builder) -> builder.settings(settings))) {
			client.client().on(Pong.class, AnswersTests::handle);
			client.client().onDisconnect((reason) -> ends.add(reason.kind().name()));
			client.client().connect().subscribe(null, (error) -> ends.add(end(error)), () -> ends.add("connected"));
			try (RawPeer peer = this.service.accept()) {
				AnswerText text = new AnswerText(encoding);
				reach(peer, state, kind, new AnswerText(encoding));
				if (state.equals("ESTABLISHED")) {
					assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("connected");
				}
				String received = converse(row, client.client(), peer, text);
				assertThat(received.replace(client.client().identity(), "identity"))
					.as("%s %s %s", state, kind, encoding)
					.isEqualTo(expected(row, client.client(), text));
			}
			if (!row.reason().isEmpty()) {
				assertThat(ends.poll(10, TimeUnit.SECONDS)).as("%s %s %s", state, kind, encoding)
					.isEqualTo(row.reason());
			}
		}
	}

	private static void reach(RawPeer peer, String state, String kind, AnswerText text) throws IOException {
		peer.receiveFrame();
		if (!state.equals("PROPOSED")) {
			peer.sendText(text.read(OK));
			peer.receiveFrame();
		}
		if (state.equals("ESTABLISHED")) {
			peer.sendText(text.read(kind.equals("ours") ? WRAPPED : OK));
		}
	}

	private static String converse(AnswerTable.Row row, MessageClient client, RawPeer peer, AnswerText text)
			throws IOException {
		StringBuilder received = new StringBuilder();
		for (String part : AnswerText.parts(row.input())) {
			if (part.equals("~send")) {
				client.sendAndAwaitAck(new Ping(1));
				received.append(peer.receiveFrame());
				text.received(WireFrame.split(received.toString()));
			}
			else if (part.equals("~leave")) {
				peer.endOutput();
			}
			else {
				peer.sendText(text.read(part));
			}
		}
		return received.append(rest(row, peer, text)).toString();
	}

	private static String rest(AnswerTable.Row row, RawPeer peer, AnswerText text) throws IOException {
		if (row.then().equals("closes")) {
			return peer.receiveToEnd();
		}
		String answer = text.answer(SYNC.formatted(false));
		StringBuilder received = new StringBuilder();
		if (row.then().equals("waits")) {
			received.append(peer.receiveFrame());
			peer.sendText(text.read(SYNC.formatted(true))).endOutput();
			return received.append(peer.receiveToEnd()).toString();
		}
		peer.sendText(text.read(SYNC.formatted(true)));
		for (String frame = peer.receiveFrame(); !frame.equals(answer); frame = peer.receiveFrame()) {
			received.append(frame);
		}
		return received.toString();
	}

	// The identity is the only thing that the table cannot know
	private static String expected(AnswerTable.Row row, MessageClient client, AnswerText text) {
		return text.answer(row.answer().replace("\"identity\"", '"' + client.identity() + '"'))
			.replace(client.identity(), "identity");
	}

	private static void handle(Pong pong) {
		if (pong.id() == -42) {
			throw new DisetException(42, "I cannot");
		}
		if (pong.id() < 0) {
			throw new IllegalStateException("a secret of the application");
		}
	}

	private static String end(Throwable error) {
		if (error instanceof DisetException refused) {
			return "REFUSED %d %s".formatted(refused.getErrno(), refused.getMessage()).trim();
		}
		if (error instanceof ConnectionClosedException closed) {
			return closed.getReason().kind().name();
		}
		return (error instanceof MessageDefinitionException) ? "DIFFERENT" : error.toString();
	}

}

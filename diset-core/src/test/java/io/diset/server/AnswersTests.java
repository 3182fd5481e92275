package io.diset.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.diset.codec.Encoding;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ConnectionSettings;
import io.diset.wire.AnswerTable;
import io.diset.wire.AnswerText;
import io.diset.wire.NotedEvents;
import io.diset.wire.NotedLog;
import io.diset.wire.Stage;
import io.diset.wire.WireFrame;
import io.diset.wire.WireFrame.Lane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service answers to which bytes, in which state and to which peer, in both
 * encodings: {@code answers.txt} lists it rule by rule.
 */
class AnswersTests {

	private static final Duration MOMENT = Duration.ofMillis(1);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final HandshakeSettings HANDSHAKE = new HandshakeSettings(65536, Duration.ofSeconds(40),
			Duration.ofSeconds(50));

	static List<AnswerTable.Row> rows() throws IOException {
		return AnswerTable.load(AnswersTests.class, "answers.txt");
	}

	@ParameterizedTest
	@MethodSource("rows")
	void answersAsTheTableSays(AnswerTable.Row row) {
		int walked = 0;
		for (Stage stage : Stage.values()) {
			for (String peer : List.of("original", "ours")) {
				for (Encoding encoding : Encoding.values()) {
					if (row.holdsIn(stage.name()) && row.holdsFor(peer)) {
						walk(row, stage, peer, encoding);
						walked++;
					}
				}
			}
		}
		assertThat(walked).isPositive();
	}

	private void walk(AnswerTable.Row row, Stage stage, String kind, Encoding encoding) {
		NotedEvents events = new NotedEvents();
		try (NotedLog log = new NotedLog();
				EmbeddedPeer peer = new EmbeddedPeer(AnsweringService.define(events), AnsweringService::authenticate,
						HANDSHAKE, ConnectionSettings.builder().encoding(encoding).build())) {
			reach(stage, peer, kind, new AnswerText(encoding));
			AnswerText text = new AnswerText(encoding);
			StringBuilder received = new StringBuilder();
			for (String part : AnswerText.parts(row.input())) {
				String answer = play(peer, text, part);
				text.received(WireFrame.split(answer));
				received.append(answer);
			}
			String handled = peer.runHandlers();
			if (stage != Stage.CONNECTING) {
				assertThat(WireFrame.split(handled)).extracting(WireFrame::lane)
					.as("what waited for handlers")
					.doesNotContain(Lane.ACKNOWLEDGEMENT, Lane.KEEP_ALIVE_ANSWER);
			}
			received.append(handled);
			text.received(WireFrame.split(handled));
			String answer = (stage == Stage.CONNECTING) ? withoutReply(received.toString(), row) : received.toString();
			assertThat(answer).as("%s %s %s", stage, kind, encoding).isEqualTo(text.answer(row.answer()));
			assertEnd(row, peer, text);
			peer.runHandlers();
			assertThat(events.rest()).filteredOn((event) -> event.startsWith("drop"))
				.as("%s %s %s", stage, kind, encoding)
				.isEqualTo((row.reason().isEmpty() || stage.compareTo(Stage.CONNECTING) < 0) ? List.of()
						: List.of("drop " + row.reason()));
			if (row.then().equals("open")) {
				assertThat(log.rest()).as("log of %s %s %s", stage, kind, encoding).isEmpty();
			}
			else if (!row.reason().equals("PEER_CLOSED")) {
				assertThat(log.rest()).as("log of %s %s %s", stage, kind, encoding).isNotEmpty();
			}
		}
	}

	private static void reach(Stage stage, EmbeddedPeer peer, String kind, AnswerText text) {
		String version = kind.equals("ours") ? "diset-java/0.1.0;definitions,coalesce" : "9.0.0a31";
		if (stage != Stage.CONNECTED) {
			peer.send(text.read(("<{\"OK\": true, \"Value\": [[\"Framework/PingPong\", \"Setup\", \"vo\"],"
					+ " [\"Connection\", \"new\"], \"\", \"%s\"]}>")
				.formatted(version)));
		}
		if (stage.compareTo(Stage.PROPOSED) > 0) {
			peer.send(text.read("<{\"OK\": true, \"Value\": [\"identity\", {}]}>"));
		}
		if (stage == Stage.ESTABLISHED) {
			assertThat(peer.runHandlers()).isNotEmpty();
		}
	}

	private static String play(EmbeddedPeer peer, AnswerText text, String part) {
		if (part.equals("~leave")) {
			peer.leave();
			return "";
		}
		if (part.equals("~handle")) {
			return peer.runHandlers();
		}
		if (part.startsWith("~")) {
			Duration time = Duration.ofSeconds(Long.parseLong(part.substring(1, part.length() - 1)));
			assertThat(peer.advance(time.minus(MOMENT))).isEmpty();
			return peer.advance(MOMENT);
		}
		return peer.send(text.read(part));
	}

	// While the connect handler runs, keep-alives are answered, and all else comes after
	// the reply, unless the reply is an error
	private static String withoutReply(String received, AnswerTable.Row row) {
		if (row.then().equals("closes")) {
			return received;
		}
		List<WireFrame> frames = new ArrayList<>(WireFrame.split(received));
		WireFrame reply = frames.stream().filter((frame) -> !frame.keepAlive()).findFirst().orElseThrow();
		assertThat(reply.read()).isInstanceOf(ReturnStructure.Success.class);
		assertThat(reply.lane()).isEqualTo(Lane.MESSAGE);
		frames.remove(reply);
		return String.join("", frames.stream().map(WireFrame::text).toList());
	}

	private static void assertEnd(AnswerTable.Row row, EmbeddedPeer peer, AnswerText text) {
		switch (row.then()) {
			case "closes" -> assertThat(peer.isOpen()).isFalse();
			case "open" -> {
				assertThat(peer.isOpen()).isTrue();
				assertThat(peer.send(text.read("dka<{\"OK\": true, \"Value\": {\"id\": 1, \"kaping\": true}}>")))
					.isNotEmpty();
			}
			case "waits" -> {
				String ignored = "dka<{\"OK\": true, \"Value\": {\"id\": 1, \"kaping\": true}}>";
				assertThat(peer.send(text.read(ignored + "x"))).isEmpty();
				assertThat(peer.advance(PATIENCE.minus(MOMENT)) + peer.runHandlers()).isEmpty();
				assertThat(peer.isOpen()).isTrue();
				assertThat(peer.advance(MOMENT)).isEmpty();
				assertThat(peer.isOpen()).isFalse();
			}
			default -> throw new IllegalArgumentException(row.then());
		}
	}

}

package io.diset.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.diset.codec.Encoding;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.ConnectionSettingsBuilder;
import io.diset.connection.Execution;
import io.diset.connection.KeepAliveSettings;
import io.diset.wire.Delivery;
import io.diset.wire.Difference;
import io.diset.wire.PingPongX;
import io.diset.wire.RawPeer;
import io.diset.wire.RecordedSide;
import io.diset.wire.Recording;
import io.diset.wire.Recording.Step;
import io.diset.wire.RunningServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the client's half of recorded conversations to a service, which has to answer
 * byte for byte as the original did.
 */
class RecordedConversationTests {

	private static final List<Difference> DIFFERENCES = List.of(
			new Difference("dencode-client", "We answer in the encoding of the peer, not in our own",
					(frame) -> frame.in(Encoding.DENCODE)),
			new Difference("dencode-service", "We answer in the encoding of the peer, not in our own",
					(frame) -> frame.in(Encoding.JENCODE)));

	/**
	 * So long must a connection be idle until the service sends a keep-alive.
	 */
	private static final Duration IDLE = Duration.ofMillis(20);

	private final PingPongX service = new PingPongX();

	static Stream<Arguments> conversations() {
		return Recording.NAMES.stream()
			.flatMap((name) -> Stream.of(Delivery.values())
				.flatMap((delivery) -> Stream.of(Execution.values())
					.map((execution) -> Arguments.of(name, delivery, execution))));
	}

	@ParameterizedTest
	@MethodSource("conversations")
	void answersAsTheOriginalDid(String name, Delivery delivery, Execution execution) throws Exception {
		Recording recording = Recording.load(name);
		try (RunningServer server = start(recording, execution)) {
			for (List<Step> steps : recording.connections()) {
				try (RawPeer peer = server.connect()) {
					RecordedSide client = new RecordedSide(peer, true, delivery,
							(recorded) -> Difference.expected(DIFFERENCES, name, recorded));
					client.play(steps);
					end(peer, client, steps, recording);
				}
			}
		}
		assertThat(this.service.drops()).isEmpty();
	}

	private void end(RawPeer peer, RecordedSide client, List<Step> steps, Recording recording) throws Exception {
		int close = steps.stream().map(Step::bytes).toList().indexOf(null);
		if (close < 0) {
			// Refused: the original forgets to close, we do not
			assertThat(client.rest(false)).isEmpty();
			return;
		}
		if (steps.get(close - 1).fromClient()) {
			peer.close();
		}
		else {
			peer.endOutput();
			assertThat(client.rest(recording.hasKeepAliveOf(false))).isEmpty();
		}
		assertThat(this.service.drops().poll(10, TimeUnit.SECONDS)).extracting(CloseReason::kind)
			.isEqualTo(CloseReason.Kind.PEER_CLOSED);
	}

	private RunningServer start(Recording recording, Execution execution) throws IOException {
		ConnectionSettingsBuilder settings = ConnectionSettings.builder().encoding(recording.encodingOf(false));
		if (recording.hasKeepAliveOf(false)) {
			settings.keepAlive(new KeepAliveSettings(IDLE, KeepAliveSettings.DEFAULTS.timeout(),
					KeepAliveSettings.DEFAULTS.foreignTimeout()));
		}
		return RunningServer.with((builder) -> builder.service(this.service.define("Framework/PingPong", execution))
			.service(this.service.define("Framework/PingPongX", execution))
			.connection(settings.build()));
	}

}

package io.diset.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.diset.codec.Encoding;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.ConnectionSettingsBuilder;
import io.diset.connection.DisetException;
import io.diset.connection.KeepAliveSettings;
import io.diset.wire.Delivery;
import io.diset.wire.Difference;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.RecordedSide;
import io.diset.wire.Recording;
import io.diset.wire.Recording.Step;
import io.diset.wire.WireFrame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Plays the service's half of recorded conversations to a client that is made to say what
 * the original's client said.
 */
class RecordedConversationTests {

	private static final List<Difference> DIFFERENCES = List.of(
			new Difference("dencode-client", "After the proposal, we use the encoding of the peer and not our own",
					(frame) -> isProposal(frame) ? frame : frame.in(Encoding.JENCODE)),
			new Difference("dencode-service", "After the proposal, we use the encoding of the peer and not our own",
					(frame) -> isProposal(frame) ? frame : frame.in(Encoding.DENCODE)),
			new Difference("extra-attributes", "We never send more values than the definition has attributes",
					(frame) -> new WireFrame(false, frame.body().replace("[1, 2, 3]", "[1]"))));

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/**
	 * So long must a connection be idle until the client sends a keep-alive.
	 */
	private static final Duration IDLE = Duration.ofMillis(20);

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	static Stream<Arguments> conversations() {
		return Recording.NAMES.stream()
			.flatMap((name) -> Stream.of(Delivery.values()).map((delivery) -> Arguments.of(name, delivery)));
	}

	@ParameterizedTest
	@MethodSource("conversations")
	void saysWhatTheOriginalSaid(String name, Delivery delivery) throws Exception {
		Recording recording = Recording.load(name);
		try (RawService closed = this.service; TestClient client = client(recording)) {
			RecordedClient.DEFINITIONS.values()
				.forEach((definition) -> client.client()
					.on(definition.name(), (message) -> this.received.add(message.toString())));
			for (List<Step> steps : recording.connections()) {
				RecordedClient recorded = new RecordedClient(client.client(), steps.get(0).connection() > 1, steps,
						(frame) -> Difference.expected(DIFFERENCES, name, frame));
				Mono<Object> connected = recorded.connect();
				try (RawPeer peer = closed.accept()) {
					RecordedSide player = new RecordedSide(peer, false, delivery, recorded);
					player.play(steps);
					assertOutcome(connected, recorded.reply());
					for (String message : recorded.messagesOfService()) {
						assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(message);
					}
					recorded.disconnect(TIMEOUT);
					assertThat(player.rest(recording.hasKeepAliveOf(true))).isEmpty();
				}
			}
		}
		assertThat(this.received).isEmpty();
	}

	private static void assertOutcome(Mono<Object> connected, Object reply) {
		if (reply instanceof DisetException refusal) {
			assertThatExceptionOfType(DisetException.class).isThrownBy(() -> connected.block(TIMEOUT))
				.withMessage(refusal.getMessage());
		}
		else {
			assertThat(connected.blockOptional(TIMEOUT).orElse(Map.of())).isEqualTo(reply);
		}
	}

	private static boolean isProposal(WireFrame frame) {
		return frame.body().contains("Framework/");
	}

	private TestClient client(Recording recording) {
		String url = this.service.url(recording.service());
		ConnectionSettingsBuilder connection = ConnectionSettings.builder().encoding(recording.encodingOf(true));
		if (recording.hasKeepAliveOf(true)) {
			connection.keepAlive(new KeepAliveSettings(IDLE, KeepAliveSettings.DEFAULTS.timeout(),
					KeepAliveSettings.DEFAULTS.foreignTimeout()));
		}
		ClientSettings settings = new ClientSettings(TIMEOUT, TIMEOUT, TIMEOUT, TestClient.SETTINGS.reconnect(),
				UnsubscribedMessages.DISCONNECT, connection.build());
		return new TestClient(url, (builder) -> {
			RecordedClient.DEFINITIONS.values().forEach(builder::definition);
			return builder.settings(settings);
		});
	}

}

package io.diset.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.diset.connection.DisetException;
import io.diset.message.Message;
import io.diset.wire.PingPongX;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Plays the service's half of recorded conversations to a client. Compared but for what
 * is the client's own choice: identity and version.
 */
class RecordedConversationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Pattern IDENTITY = Pattern.compile("\"[0-9a-f]{32}\"");

	private static final Pattern VERSION = Pattern.compile("\"\", \"[^\"]*\"]}$");

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	private final RawService service = new RawService();

	private TestClient client = new TestClient(this.service.url("Framework/PingPong"));

	@AfterEach
	void close() {
		this.client.close();
		this.service.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void playsPingPong(boolean bytewise) throws Exception {
		List<Recording.Step> steps = Recording.load("ping-pong").ofConnection(1);
		MessageClient client = this.client.client();
		client.on(Pong.class, this.received::add);
		client.connect();
		try (RawPeer peer = this.service.accept()) {
			play(peer, steps.subList(0, 4), bytewise);
			for (long id = 0; id < 3; id++) {
				client.send(new Ping(id));
				play(peer, steps.subList(4 + 2 * (int) id, 6 + 2 * (int) id), bytewise);
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(id));
			}
			client.disconnect();
			assertThat(peer.receiveToEnd()).isEmpty();
		}
	}

	@Test
	void sendsTheSameIdentityAndArgumentsWhenItConnectsAgain() throws Exception {
		Recording recording = Recording.load("connect-arguments");
		this.client = new TestClient(this.service.url("Framework/PingPongX"));
		MessageClient client = this.client.client();
		for (int connection = 1; connection <= 2; connection++) {
			Map<String, Object> arguments = new LinkedHashMap<>();
			arguments.put("foo", "bar");
			arguments.put("n", 1);
			Mono<Object> connected = client.connect(arguments);
			try (RawPeer peer = this.service.accept()) {
				play(peer, recording.ofConnection(connection).subList(0, 4), false);
				connected.block(TIMEOUT);
				client.disconnect();
				assertThat(peer.receiveToEnd()).isEmpty();
			}
		}
	}

	@Test
	void reportsTheRefusalAndCloses() throws Exception {
		this.client = new TestClient(this.service.url("Framework/PingPongX"));
		Mono<Object> connected = this.client.client().connect(Map.of("newError", "I do not want you"));
		try (RawPeer peer = this.service.accept()) {
			play(peer, Recording.load("connect-refused").ofConnection(1), false);
			assertThat(peer.receiveToEnd()).isEmpty();
		}
		assertThatExceptionOfType(DisetException.class).isThrownBy(() -> connected.block(TIMEOUT))
			.withMessage("I do not want you");
	}

	@Test
	void takesTheValueOfTheService() throws Exception {
		this.client = new TestClient(this.service.url("Framework/PingPongX"));
		Mono<Object> connected = this.client.client().connect(Map.of("newValue", Map.of("hello", List.of(1, 2))));
		try (RawPeer peer = this.service.accept()) {
			play(peer, Recording.load("connect-value").ofConnection(1).subList(0, 4), false);
			assertThat(connected.block(TIMEOUT)).isEqualTo(Map.of("hello", List.of(1L, 2L)));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void takesWhatTheServicePushes(boolean bytewise) throws Exception {
		this.client = new TestClient(this.service.url("Framework/PingPongX"));
		MessageClient client = this.client.client();
		client.on(Pong.class, this.received::add);
		client.connect(Map.of("push", List.of(5, 0.2)));
		try (RawPeer peer = this.service.accept()) {
			play(peer, Recording.load("push").ofConnection(1).subList(0, 9), bytewise);
			for (long id = 1000; id < 1005; id++) {
				assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pong(id));
			}
		}
	}

	@Test
	void sendsAttributesInTheOrderOfTheWire() throws Exception {
		this.client = new TestClient(this.service.url("Framework/PingPongX"),
				(builder) -> builder.definition(PingPongX.MULTI));
		MessageClient client = this.client.client();
		client.on("Multi", this.received::add);
		Message multi = Message.of(PingPongX.MULTI)
			.set("zeta", "z")
			.set("Alpha", 1)
			.set("beta", 2.5)
			.set("_x", Map.of("k", List.of(1)));
		client.send(multi);
		try (RawPeer peer = this.service.accept()) {
			play(peer, Recording.load("attribute-order").ofConnection(1).subList(0, 6), false);
			assertThat(this.received.poll(10, TimeUnit.SECONDS))
				.hasToString("Multi{_x={k=[1]}, Alpha=1, beta=2.5, zeta=z}");
		}
	}

	private void play(RawPeer peer, List<Recording.Step> steps, boolean bytewise) throws IOException {
		for (Recording.Step step : steps) {
			String bytes = Objects.requireNonNull(step.bytes());
			if (step.fromClient()) {
				assertThat(normalise(peer.receive())).isEqualTo(normalise(bytes.substring(bytes.indexOf(':') + 1)));
			}
			else if (bytewise) {
				peer.sendBytewise(bytes);
			}
			else {
				peer.sendText(bytes);
			}
		}
	}

	private static String normalise(String body) {
		assertThat(body.getBytes(StandardCharsets.US_ASCII)).asString().isEqualTo(body);
		Matcher identity = IDENTITY.matcher(body);
		return VERSION.matcher(identity.replaceAll("\"identity\"")).replaceAll("\"\", \"version\"]}");
	}

}

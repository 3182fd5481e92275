package io.diset.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.diset.connection.Execution;
import io.diset.wire.PingPongX;
import io.diset.wire.RawPeer;
import io.diset.wire.Recording;
import io.diset.wire.RunningServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the client's half of recorded conversations to a service.
 */
class RecordedConversationTests {

	private final PingPongX service = new PingPongX();

	@ParameterizedTest
	@CsvSource({ "ping-pong, EXECUTOR", "ping-pong, EVENT_LOOP", "connect-arguments, EXECUTOR",
			"connect-arguments, EVENT_LOOP", "connect-value, EXECUTOR", "push, EXECUTOR", "push, EVENT_LOOP",
			"push-from-connected, EXECUTOR", "attribute-order, EVENT_LOOP" })
	void answersByteForByte(String recording, Execution execution) throws Exception {
		try (RunningServer server = start(execution)) {
			List<Recording.Step> steps = Recording.load(recording).steps();
			for (int connection = 1; connection <= steps.get(steps.size() - 1).connection(); connection++) {
				play(server, Recording.load(recording).ofConnection(connection), false);
				assertThat(this.service.drops().poll(10, TimeUnit.SECONDS)).isNotNull();
			}
		}
		assertThat(this.service.drops()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ping-pong", "connect-value", "push", "attribute-order" })
	void answersByteForByteWhenBytesComeOneAtATime(String recording) throws Exception {
		try (RunningServer server = start(Execution.EXECUTOR)) {
			play(server, Recording.load(recording).ofConnection(1), true);
			assertThat(this.service.drops().poll(10, TimeUnit.SECONDS)).isNotNull();
		}
	}

	@ParameterizedTest
	@CsvSource({ "EXECUTOR", "EVENT_LOOP" })
	void tellsTheRefusalByteForByteAndCloses(Execution execution) throws Exception {
		try (RunningServer server = start(execution); RawPeer client = server.connect()) {
			for (Recording.Step step : Recording.load("connect-refused").steps()) {
				play(client, step, false);
			}
			assertThat(client.receiveToEnd()).isEmpty();
		}
		assertThat(this.service.drops()).isEmpty();
	}

	private RunningServer start(Execution execution) {
		return RunningServer.with((builder) -> builder.service(this.service.define("Framework/PingPong", execution))
			.service(this.service.define("Framework/PingPongX", execution)));
	}

	private void play(RunningServer server, List<Recording.Step> steps, boolean bytewise) throws IOException {
		try (RawPeer client = server.connect()) {
			for (Recording.Step step : steps) {
				if (step.bytes() == null) {
					return;
				}
				play(client, step, bytewise);
			}
		}
	}

	private void play(RawPeer client, Recording.Step step, boolean bytewise) throws IOException {
		String bytes = step.bytes();
		assertThat(bytes).isNotNull();
		if (!step.fromClient()) {
			assertThat(client.receiveText(bytes.length())).isEqualTo(bytes);
		}
		else if (bytewise) {
			client.sendBytewise(bytes);
		}
		else {
			client.sendText(bytes);
		}
	}

}

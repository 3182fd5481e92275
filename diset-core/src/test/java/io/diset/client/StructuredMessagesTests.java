package io.diset.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.Execution;
import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;
import io.diset.message.TextConverters;
import io.diset.server.ServiceDefinition;
import io.diset.wire.RawPeer;
import io.diset.wire.RawService;
import io.diset.wire.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StructuredMessagesTests {

	private static final String SERVICE = "WorkloadManagement/Jobs";

	private static final Job JOB = new Job(7, State.WAITING, Optional.of("LCG.CERN.ch"), null);

	private static final String JOB_TEXT = "{\"id\": 7, \"state\": \"WAITING\", \"Site\": \"LCG.CERN.ch\", \"after\": null}";

	private static final MessageTypes CONVERTING = MessageTypes.of(new TextConverters());

	private static final ConnectionSettings CONVERTING_SETTINGS = ConnectionSettings.builder()
		.messageTypes(CONVERTING)
		.build();

	private final RunningServer server = RunningServer.with((builder) -> builder.connection(CONVERTING_SETTINGS)
		.service(ServiceDefinition.builder(SERVICE)
			.onMessage(MessageType.of(Submit.class), Execution.EXECUTOR, (connection, submit) -> answer(submit))
			.onMessage(CONVERTING.get(Wait.class), Execution.EXECUTOR,
					(connection, wait) -> new Wait(wait.time().plusSeconds(1)))
			.sends(MessageType.of(Submitted.class).definition())
			.build()));

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void areRecordsOnBothSides() throws Exception {
		try (TestClient client = client(UnaryOperator.identity())) {
			client.client().on(Submitted.class, this.received::add);
			client.client().send(new Submit(List.of(JOB, new Job(8, State.DONE, Optional.empty(), JOB)))).block();
			assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Submitted(
					Map.of("7", JOB, "8", new Job(8, State.DONE, Optional.empty(), JOB)), Optional.empty()));
		}
	}

	@Test
	void arePlainDictsAndTextForAPythonPeer() throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.send(RawPeer.message("Submit", "[{\"id\": 7, \"state\": \"WAITING\", \"Site\": \"LCG.CERN.ch\"}]"));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Submitted", "{\"7\": " + JOB_TEXT + "}, null"));
		}
	}

	@Test
	void areRefusedWithTheNameOfWhatIsWrong() throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.send(RawPeer.message("Submit", "[" + JOB_TEXT + ", {\"id\": 8, \"state\": \"LOST\"}]"));
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0,
					"Unknown value of attribute 'jobs[1].state' of message Submit, expected one of WAITING, DONE"));
		}
	}

	@Test
	void doNotTellAPeerWhatAConverterSaid() throws Exception {
		try (RawPeer peer = this.server.connect()) {
			peer.open(SERVICE, "{}");
			peer.send(RawPeer.message("Wait", "\"PT1S\""));
			assertThat(peer.receive()).isEqualTo(RawPeer.message("Wait", "\"PT2S\""));
			peer.send(RawPeer.message("Wait", "\"a while\""));
			assertThat(peer.receiveToEnd())
				.isEqualTo(RawPeer.error(0, "Value of attribute 'time' of message Wait is no Duration"));
		}
	}

	@Test
	void areConvertedByTheClient() throws Exception {
		try (TestClient client = client((builder) -> builder.settings(converting()))) {
			client.client().on(Wait.class, this.received::add);
			client.client().connect().block();
			client.client().send(new Wait(Duration.ofSeconds(1))).block();
			assertThat(this.received.poll(10, TimeUnit.SECONDS)).isEqualTo(new Wait(Duration.ofSeconds(2)));
		}
	}

	@Test
	void areConvertedBeforeTheyWaitForAConnection() throws Exception {
		try (RawService service = new RawService();
				TestClient client = new TestClient(service.url(SERVICE), (builder) -> builder.settings(converting()))) {
			client.client().send(new Wait(Duration.ofSeconds(1)));
			try (RawPeer peer = service.acceptOpen()) {
				assertThat(peer.receive()).isEqualTo(RawPeer.message("Wait", "\"PT1S\""));
			}
		}
	}

	@Test
	void areRefusedByAClientWithoutTheConverters() {
		try (TestClient client = client(UnaryOperator.identity())) {
			assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> client.client().send(new Wait(Duration.ZERO)))
				.withMessageContaining("unsupported type java.time.Duration");
		}
	}

	private TestClient client(UnaryOperator<MessageClientBuilder> customizer) {
		return new TestClient("dip://127.0.0.1:%d/%s".formatted(this.server.port(), SERVICE), customizer);
	}

	private static ClientSettings converting() {
		ClientSettings settings = TestClient.SETTINGS;
		return new ClientSettings(settings.connectTimeout(), settings.handshakeTimeout(), settings.sendTimeout(),
				settings.reconnect(), settings.unsubscribedMessages(), CONVERTING_SETTINGS);
	}

	private static Submitted answer(Submit submit) {
		Map<String, Job> byId = new LinkedHashMap<>();
		submit.jobs().forEach((job) -> byId.put(Integer.toString(job.id()), job));
		return new Submitted(byId, Optional.empty());
	}

	enum State {

		WAITING, DONE

	}

	/**
	 * A job in a message.
	 *
	 * @param id its id
	 * @param state its state
	 * @param site where it runs
	 * @param after the job before it
	 */
	record Job(int id, State state, @DisetAttribute("Site") Optional<String> site, @Nullable Job after) {
	}

	/**
	 * A message with jobs.
	 *
	 * @param jobs the jobs
	 */
	@DisetMessage("Submit")
	record Submit(List<Job> jobs) {
	}

	/**
	 * The answer with the jobs.
	 *
	 * @param jobs the jobs by their ids
	 * @param problem what went wrong
	 */
	@DisetMessage("Submitted")
	record Submitted(Map<String, Job> jobs, Optional<String> problem) {
	}

	/**
	 * A message that needs a converter.
	 *
	 * @param time how long to wait
	 */
	@DisetMessage("Wait")
	record Wait(Duration time) {
	}

}

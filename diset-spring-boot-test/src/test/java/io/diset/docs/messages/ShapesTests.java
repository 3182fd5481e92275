package io.diset.docs.messages;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.docs.LocalServices.LocalServiceUrls;
import io.diset.docs.messages.Shapes.Disk;
import io.diset.docs.messages.Shapes.JobReport;
import io.diset.docs.messages.Shapes.Resources;
import io.diset.docs.messages.Shapes.ShapesApplication;
import io.diset.docs.messages.Shapes.ShapesService;
import io.diset.docs.messages.Shapes.ShapesService.NewJob;
import io.diset.docs.messages.Shapes.Site;
import io.diset.docs.messages.Shapes.Status;
import io.diset.docs.messages.Shapes.Transfer;
import io.diset.docs.messages.Shapes.WithoutRecords;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.message.MessageTypes;
import io.diset.wire.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@DisetTest(classes = { ShapesApplication.class, LocalServiceUrls.class },
		properties = "diset.client.service=Test/Shapes")
class ShapesTests {

	@Autowired
	private DisetTestClient client;

	@Autowired
	private MessageClient messageClient;

	@Autowired
	private MessageTypes types;

	@Autowired
	private ShapesService service;

	@Test
	void carriesEverythingThatARecordHolds() {
		JobReport report = new JobReport(1, Status.RUNNING, 2.5, LocalDateTime.of(2026, 1, 2, 3, 4, 5),
				List.of("CERN", "KEK"), Map.of("out", 3L), new Resources(4, List.of(new Disk("/", 5))),
				Optional.of("fine"), null, new byte[] { 6 });
		DisetTestConnection connection = connection();
		connection.send(report);
		assertThat(connection).receives(JobReport.class,
				(received) -> assertThat(received).usingRecursiveComparison().isEqualTo(report));
	}

	@Test
	void namesAndTypesAttributesAsTheTableSays() {
		assertThat(MessageType.of(JobReport.class))
			.hasToString("JobReport(CPUTime: float, files: dict, job: int, log: bytes, parent: any, "
					+ "remark: any, resources: dict, sites: list, started: datetime, status: str)");
	}

	@Test
	void convertsClassesThatTheConversionServiceKnows() throws Exception {
		Transfer transfer = new Transfer(UUID.randomUUID(), URI.create("root://host/file"), Duration.ofMinutes(5),
				Site.parse("CERN.ch"));
		Transfer received = this.messageClient.blocking().sendAndAwaitNext(transfer, Transfer.class);
		assertThat(received).usingRecursiveComparison().isEqualTo(transfer);
	}

	@Test
	void declaresWhatTheAnnotationSays() {
		assertThat(this.types.get(Shapes.Heartbeat.class)).hasToString("Heartbeat(JobID: int, text: any)");
		DisetTestConnection connection = connection();
		connection.send(connection.createMessage("Heartbeat").set("JobID", 12).set("text", "alive"));
		assertThat(connection).receives("Heartbeat", (beat) -> assertThat(beat.get("JobID")).isEqualTo(12L));
	}

	@Test
	void takesAValidMessage() {
		connection().sendAndAwaitAck(new NewJob("/bin/true", 1));
		Await.until(() -> this.service.received.contains(new NewJob("/bin/true", 1)));
	}

	@Test
	void closesAfterAMessageThatIsNotValid() {
		DisetTestConnection connection = connection().send(new NewJob("", 1));
		assertThat(connection).isDisconnectedWith(CloseReason.Kind.PEER_ERROR,
				"NewJob is not valid: executable must not be blank");
	}

	@Test
	void sendsAMessageWithoutRecord() {
		connection().sendAndAwaitAck(new WithoutRecords().job);
		Await.until(() -> this.service.received.contains(new NewJob("/bin/true", 8)));
	}

	@Test
	void learnsTheDefinitionsOfTheService(CapturedOutput output) {
		new WithoutRecords().send(this.messageClient);
		MessageDefinition definition = new WithoutRecords().definition;
		assertThat(output.getOut()).contains(definition.toString());
	}

	private DisetTestConnection connection() {
		return this.client.connect("Test/Shapes");
	}

}

package io.diset.docs.jobs;

import java.util.Map;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.docs.jobs.Jobs.Alarm;
import io.diset.docs.jobs.Jobs.Beat;
import io.diset.docs.jobs.Jobs.Failed;
import io.diset.docs.jobs.Jobs.Find;
import io.diset.docs.jobs.Jobs.Found;
import io.diset.docs.jobs.Jobs.JobState;
import io.diset.docs.jobs.Jobs.JobsApplication;
import io.diset.docs.jobs.Jobs.Later;
import io.diset.docs.jobs.Jobs.Query;
import io.diset.docs.jobs.Jobs.ReportService;
import io.diset.docs.jobs.Jobs.ReportService.Denied;
import io.diset.docs.jobs.Jobs.ReportService.Granted;
import io.diset.docs.jobs.Jobs.Request;
import io.diset.docs.jobs.Jobs.SlowBeat;
import io.diset.docs.jobs.Jobs.Submit;
import io.diset.docs.jobs.Jobs.Watch;
import io.diset.docs.jobs.JobsExtensions.Alarms;
import io.diset.wire.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@DisetTest(classes = JobsApplication.class)
class JobsTests {

	private static final String JOBS = "WorkloadManagement/Jobs";

	private static final String REPORTS = "WorkloadManagement/Reports";

	@Autowired
	private DisetTestClient client;

	@Autowired
	private ReportService reports;

	@Test
	void takesConnectArgumentsAsARecord() {
		assertThat(this.client.asUser("Worker").connect(JOBS, Map.of("site", "CERN", "slots", 8))).connectValue()
			.isEqualTo("Welcome, /CN=Worker");
	}

	@Test
	void refusesAWorkerWithoutSlots() {
		assertThat(this.client.connect(JOBS, Map.of("site", "CERN", "slots", 0)))
			.isRefusedWith("A worker needs a slot");
	}

	@Test
	void refusesAWorkerThatDoesNotSayItsSite() {
		assertThat(this.client.connect(JOBS, Map.of("slots", 1))).isRefusedWith("Connect argument 'site' is missing");
	}

	@Test
	void answersMessages() {
		DisetTestConnection connection = worker();
		connection.send(new Submit("true"));
		JobState submitted = connection.receive(JobState.class);
		connection.send(new Query(submitted.job()));
		assertThat(connection).receives(new JobState(submitted.job(), "Waiting"));
	}

	@Test
	void staysConnectedAfterAnErrorThatIsHandled() {
		DisetTestConnection connection = worker();
		connection.send(new Query(-1));
		assertThat(connection).receives(new Failed("There is no job -1")).isConnected();
	}

	@Test
	void learnsOfTheEnd(CapturedOutput output) {
		worker().close();
		Await.until(() -> output.getOut().contains(" has gone: PEER_CLOSED"));
	}

	@Test
	void takesSingleConnectArguments() {
		DisetTestConnection connection = this.client.connect(REPORTS, Map.of("site", "KEK", "max-wait", "5s"));
		assertThat(connection).isConnected();
		assertThat(this.reports.names()).containsValue("KEK");
	}

	@Test
	void takesSingleAttributesAndTheAuthentication() {
		DisetTestConnection connection = reports();
		connection.send(connection.createMessage("Report").set("job", 7).set("state", "Done"));
		Await.until(() -> "Done says /CN=Test user".equals(this.reports.names().get("job 7")));
	}

	@Test
	void answersMessagesWithoutRecord() {
		DisetTestConnection connection = reports();
		connection.send(connection.createMessage("Remark").set("text", "hello"));
		assertThat(connection).receives("Remark", (remark) -> assertThat(remark.get("text")).isEqualTo("Noted: hello"));
	}

	@Test
	void answersLater() {
		DisetTestConnection connection = reports().send(new Later(1)).send(new SlowBeat(2));
		assertThat(connection).receives(new JobState(0, "Later")).receives(new Beat(2));
	}

	@Test
	void sendsAStream() {
		DisetTestConnection connection = reports().send(new Watch(3));
		assertThat(connection).receives(new JobState(3, "Waiting"))
			.receives(new JobState(3, "Running"))
			.receives(new JobState(3, "Done"));
	}

	@Test
	void answersOneOfSeveralMessages() {
		DisetTestConnection connection = reports().send(new Request(8)).send(new Request(9));
		assertThat(connection).receives(new Granted(8)).receives(new Denied("At most 8 slots"));
	}

	@Test
	void answersOnTheEventLoop() {
		assertThat(reports().send(new Beat(1))).receives(new Beat(1));
	}

	@Test
	void answersSeveralQuestionsAtOnce() {
		assertThat(reports().send(new Find("a"))).receives(new Found("a", "SE-1"));
	}

	@Test
	void raisesAnAlarm(@Autowired Alarms alarms) {
		DisetTestConnection connection = this.client.asUser("Jane Doe").connect(REPORTS, Map.of("site", "KEK"));
		alarms.raise("/CN=Jane Doe", new Alarm(1, "Lost"));
		assertThat(connection).receives(new Alarm(1, "Lost"));
	}

	@Test
	void usesTheResolverAndTheContextOfTheApplication() {
		DisetTestConnection connection = this.client.connect("WorkloadManagement/Extended", Map.of("site", "KEK"));
		connection.send(new Watch(1));
		assertThat(connection).receives(JobState.class,
				(state) -> assertThat(state.state()).startsWith("KEK at ").contains("127.0.0.1"));
	}

	private DisetTestConnection worker() {
		return this.client.connect(JOBS, Map.of("site", "CERN", "slots", 1));
	}

	private DisetTestConnection reports() {
		return this.client.connect(REPORTS, Map.of("site", "CERN"));
	}

}

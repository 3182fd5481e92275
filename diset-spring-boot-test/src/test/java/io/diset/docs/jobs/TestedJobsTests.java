package io.diset.docs.jobs;

import java.nio.file.Path;
import java.util.Map;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.connection.ConnectionClosedException;
import io.diset.docs.jobs.Jobs.Failed;
import io.diset.docs.jobs.Jobs.JobState;
import io.diset.docs.jobs.Jobs.JobsApplication;
import io.diset.docs.jobs.Jobs.Query;
import io.diset.docs.jobs.Jobs.Submit;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import io.diset.test.pki.TestTrustDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundle;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest(classes = JobsApplication.class)
class TestedJobsTests {

	@Autowired
	private DisetTestClient client;

	// tag::testing-client[]
	@Test
	void answersAWorker() {
		DisetTestConnection worker = this.client.asUser("Worker")
			.connect("WorkloadManagement/Jobs", Map.of("site", "CERN", "slots", 8));
		assertThat(worker).isConnected().connectValue().isEqualTo("Welcome, /CN=Worker");
		worker.sendAndAwaitAck(new Submit("/bin/true")).send(new Query(-1));
		assertThat(worker).receives(JobState.class, (job) -> assertThat(job.state()).isEqualTo("Waiting"))
			.receives(new Failed("There is no job -1"));
	}

	@Test
	void refusesAWorkerWithoutSlots() {
		assertThat(this.client.connect("WorkloadManagement/Jobs", Map.of("site", "CERN", "slots", 0)))
			.isRefusedWith("A worker needs a slot");
	}

	@Test
	void refusesWhoHasNoCertificate() {
		assertThat(this.client.withoutCertificate().connect("WorkloadManagement/Jobs")).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}
	// end::testing-client[]

	@Test
	void makesCertificates(@TempDir Path directory) {
		// tag::testing-pki[]
		TestAuthority authority = TestAuthority.create();
		TestCertificate jane = authority.user("Jane Doe");
		SslBundle bundle = jane.sslBundle();
		authority.write(directory.resolve("ca.pem"));
		jane.write(directory.resolve("usercert.pem"), directory.resolve("userkey.pem"));
		// end::testing-pki[]
		assertThat(jane.name()).isEqualTo("/CN=Jane Doe");
		assertThat(bundle.getStores().getKeyStore()).isNotNull();
		assertThat(directory).isDirectoryContaining((file) -> file.endsWith("userkey.pem"));
	}

	@Test
	void makesCertificatesOfTheGrid(@TempDir Path directory) {
		// tag::testing-grid-pki[]
		TestAuthority authority = TestAuthority.create((options) -> options.subject("/C=FR/O=Example/CN=Example CA"));
		TestCertificate jane = authority.user((options) -> options.subject("/C=FR/O=Example/CN=Jane Doe"));
		TestCertificate proxy = jane.proxy((options) -> options.group("dteam_user"));
		TestCertificate expired = jane.proxy((options) -> options.limited().expired());
		TestTrustDirectory trusted = TestTrustDirectory.in(directory.resolve("certificates"))
			.add(authority)
			.addSigningPolicy(authority, "/C=FR/O=Example/*");
		authority.revoke(jane);
		trusted.addCrl(authority);
		proxy.writeProxy(directory.resolve("x509up"));
		// end::testing-grid-pki[]
		assertThat(directory.resolve("x509up")).content().contains(jane.certificatePem());
		assertThat(trusted.crlFile(authority)).exists();
		assertThat(expired.certificate().getNotAfter()).isInThePast();
	}

}

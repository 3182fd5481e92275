package io.diset.docs.security;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.connection.CloseReason;
import io.diset.connection.UnauthorizedException;
import io.diset.docs.security.Pilots.Audit;
import io.diset.docs.security.Pilots.Kill;
import io.diset.docs.security.Pilots.Killed;
import io.diset.docs.security.Pilots.Match;
import io.diset.docs.security.Pilots.PilotsApplication;
import io.diset.docs.security.Pilots.Request;
import io.diset.wire.Await;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DisetTest(classes = PilotsApplication.class, properties = "diset.server.authorization.default=authenticated")
class PilotsTests {

	private static final String PILOTS = "WorkloadManagement/Pilots";

	private static final String KILLER = "WorkloadManagement/Killer";

	@Autowired
	private DisetTestClient client;

	@Autowired
	private Audit audit;

	@Test
	void letsAPropertyOfTheDefaultGroupIn() {
		assertThat(this.client.asUser("Jane Doe").connect(PILOTS).send(new Request(1))).receives(new Match(1, "jane"));
	}

	@Test
	void refusesAMessageWithoutThePropertyAndTellsTheListener() {
		assertThat(this.client.asUser("John").connect(PILOTS)).refuses(new Request(1));
		Await.until(() -> this.audit.denials()
			.stream()
			.anyMatch((denial) -> denial.endsWith("/CN=John (user john, group lab_user) may not send Request: "
					+ "missing a property of [GenericPilot, JobAdministrator]")));
	}

	@Test
	void refusesWhoIsNotKnown() {
		assertThat(this.client.asUser("Somebody").connect(PILOTS)).isRefusedWith(UnauthorizedException.TEXT);
	}

	@Test
	void refusesWhomTheAuthenticationManagerRefuses() {
		assertThat(this.client.asUser("Mallory").connect(KILLER)).isRefusedWith(UnauthorizedException.TEXT);
	}

	@Test
	void securesHandlersByExpressions() {
		assertThat(this.client.asUser("Jane Doe").connect(KILLER).send(new Kill(1))).receives(new Killed(1));
		assertThat(this.client.asUser("Jane Doe").connect(KILLER).send(new Kill(0)))
			.isDisconnectedWith(CloseReason.Kind.PEER_ERROR, UnauthorizedException.TEXT);
		assertThat(this.client.asUser("John").connect(KILLER).send(new Kill(1)))
			.isDisconnectedWith(CloseReason.Kind.PEER_ERROR, UnauthorizedException.TEXT);
	}

}

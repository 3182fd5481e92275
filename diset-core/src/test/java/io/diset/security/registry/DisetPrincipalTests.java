package io.diset.security.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DisetPrincipalTests {

	private static final DisetPrincipal JANE = DisetPrincipal.user("/CN=Jane", "jane", "lab_user", "lab",
			List.of("NormalUser", "JobAdmin"));

	@Test
	void isNamedByItsDistinguishedName() {
		assertThat(JANE.getName()).isEqualTo("/CN=Jane");
		assertThat(DisetPrincipal.anonymous("/CN=Jan", "unknown").getName()).isEqualTo("/CN=Jan");
		assertThat(DisetPrincipal.anonymous(null, "no certificate").getName()).isEqualTo("anonymous");
	}

	@Test
	void findsAPropertyInAnyCase() {
		assertThat(JANE.hasProperty("JOBADMIN")).isTrue();
		assertThat(JANE.hasProperty("Job")).isFalse();
		assertThat(JANE.properties()).containsExactly("JobAdmin", "NormalUser");
	}

	@Test
	void keepsItsProperties() {
		List<String> properties = new ArrayList<>(List.of("User"));
		DisetPrincipal host = DisetPrincipal.host("/CN=web", "web", properties);
		properties.add("TrustedHost");
		assertThat(host.hasProperty("TrustedHost")).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> host.properties().add("TrustedHost"));
	}

	@Test
	void survivesSerialization() throws Exception {
		DisetPrincipal forwarded = JANE.withForwardedBy("/CN=web");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(forwarded);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			DisetPrincipal read = (DisetPrincipal) input.readObject();
			assertThat(read).isEqualTo(forwarded).hasSameHashCodeAs(forwarded);
			assertThat(read.hasProperty("jobadmin")).isTrue();
		}
	}

	@Test
	void differsWhereItsRightsDiffer() {
		assertThat(DisetPrincipal.user("/CN=Jane", "jane", "lab_user", "lab", List.of("NormalUser")))
			.isNotEqualTo(JANE);
		assertThat(JANE.withForwardedBy("/CN=web")).isNotEqualTo(JANE);
	}

	@Test
	void describesItselfForLogs() {
		assertThat(JANE.withForwardedBy("/CN=web"))
			.hasToString("/CN=Jane (user jane, group lab_user, forwarded by /CN=web)");
		assertThat(DisetPrincipal.host("/CN=web", "web", List.of())).hasToString("/CN=web (host web, group hosts)");
		assertThat(DisetPrincipal.verified("/CN=Vic")).hasToString("/CN=Vic (verified)");
		assertThat(DisetPrincipal.suspended("/CN=Sue", "user sue is suspended"))
			.hasToString("/CN=Sue (anonymous: user sue is suspended)");
	}

	@Test
	void refusesAUserWithoutAName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DisetPrincipal.user("/CN=Jane", " ", "lab_user", null, List.of()))
			.withMessage("The name of a user must not be blank");
	}

}

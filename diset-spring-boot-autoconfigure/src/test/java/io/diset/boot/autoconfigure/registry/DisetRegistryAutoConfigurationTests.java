package io.diset.boot.autoconfigure.registry;

import java.util.List;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.security.registry.DisetPrincipal;
import io.diset.security.registry.DisetRegistry;
import io.diset.security.registry.InMemoryDisetRegistry;
import io.diset.security.registry.PeerCredentials;
import io.diset.security.registry.PeerIdentification;
import io.diset.security.registry.RegistryUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DisetRegistryAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DisetRegistryAutoConfiguration.class));

	private final ApplicationContextRunner lab = this.runner.withPropertyValues(
			"diset.registry.users.jane.dns[0]=/O=Example, Inc./CN=Jane", "diset.registry.users.jane.dns[1]=/CN=Jane",
			"diset.registry.users.jane.default-group=lab_admin", "diset.registry.users.sue.dns=/CN=Sue",
			"diset.registry.users.sue.suspended-vos=lab", "diset.registry.groups.lab_admin.users=jane",
			"diset.registry.groups.lab_admin.properties=JobAdmin,NormalUser", "diset.registry.groups.lab_admin.vo=lab",
			"diset.registry.groups.lab_user.users=jane,sue", "diset.registry.groups.lab_user.vo=lab",
			"diset.registry.groups.free.users=sue", "diset.registry.hosts[web.example.org].dns=/CN=web.example.org",
			"diset.registry.hosts[web.example.org].properties=TrustedHost", "diset.registry.default-groups=lab_user");

	@Test
	void knowsUsers() {
		this.lab.run((context) -> {
			DisetRegistry registry = context.getBean(DisetRegistry.class);
			assertThat(identify(registry, "/O=Example, Inc./CN=Jane", ""))
				.isEqualTo(DisetPrincipal.user("/O=Example, Inc./CN=Jane", "jane", registry.group("lab_admin")));
			assertThat(identify(registry, "/CN=Jane", "lab_user").group()).isEqualTo("lab_user");
		});
	}

	@Test
	void knowsWhoIsSuspended() {
		this.lab.run((context) -> {
			DisetRegistry registry = context.getBean(DisetRegistry.class);
			assertThat(identify(registry, "/CN=Sue", "").isSuspended()).isTrue();
			assertThat(identify(registry, "/CN=Sue", "free").isAuthenticated()).isTrue();
		});
	}

	@Test
	void knowsHosts() {
		this.lab
			.run((context) -> assertThat(identify(context.getBean(DisetRegistry.class), "/CN=web.example.org", "hosts"))
				.isEqualTo(DisetPrincipal.host("/CN=web.example.org", "web.example.org", List.of("TrustedHost"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "unrelated=1", "diset.registry.file=", "diset.registry.reload-interval=5s",
			"diset.registry.default-groups=" })
	void doesNothingWithoutASource(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DisetRegistry.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "diset.registry.users.jane.dns=/CN=Jane",
			"diset.registry.groups.user.properties=NormalUser", "diset.registry.hosts.web.dns=/CN=web" })
	void makesARegistryOfEachPart(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(InMemoryDisetRegistry.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "diset.registry.users.jane.dns=/CN=Jane", "diset.registry.file=missing.cfg" })
	void backsOffForARegistryOfTheApplication(String property) {
		DisetRegistry own = InMemoryDisetRegistry.builder().user(new RegistryUser("own", List.of())).build();
		this.runner.withPropertyValues(property)
			.withBean(DisetRegistry.class, () -> own)
			.run((context) -> assertThat(context.getBean(DisetRegistry.class)).isSameAs(own));
	}

	@Test
	void saysEverythingThatIsWrong() {
		this.lab
			.withPropertyValues("diset.registry.groups.lab_user.users=jane,joe",
					"diset.registry.default-groups=lab_users", "diset.registry.users.john.dns=/CN=Jane")
			.run((context) -> {
				FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure());
				assertThat(analysis.getDescription())
					.startsWith("The users, groups and hosts below 'diset.registry' cannot be used: ")
					.contains("group lab_user has the member joe, who is no user",
							"user jane and user john share the distinguished name /CN=Jane")
					.endsWith("the default group lab_users does not exist.");
				assertThat(analysis.getAction()).isEqualTo("Correct the properties below 'diset.registry'.");
			});
	}

	@Test
	void refusesWhatWouldHaveNoEffect() {
		this.lab
			.withPropertyValues("diset.registry.users.john.dns=CN=John", "diset.registry.users.john.suspended-vos=lba")
			.run((context) -> assertThat(FailureAnalyses.of(context.getStartupFailure()).getDescription()).contains(
					"the distinguished name 'CN=John' does not begin with a slash",
					"user john is suspended in virtual organization lba, which no group is of"));
	}

	@Test
	void refusesAPropertyThatDoesNotExist() {
		this.lab.withPropertyValues("diset.registry.users.jane.suspended-vo=lab")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasMessageContaining("diset.registry.users.jane.suspended-vo"));
	}

	@Test
	void refusesAGroupWhoseNameHasAnotherMeaning() {
		this.runner.withPropertyValues("diset.registry.groups.hosts.users=")
			.run((context) -> assertThat(FailureAnalyses.of(context.getStartupFailure()).getDescription())
				.endsWith("A group cannot be named 'hosts', which has a meaning of its own."));
	}

	private static DisetPrincipal identify(DisetRegistry registry, String dn, String extraCredentials) {
		return new PeerIdentification(registry).identify(new PeerCredentials(() -> dn, null, extraCredentials));
	}

}

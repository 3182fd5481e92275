package io.diset.security.registry;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InMemoryDisetRegistryTests {

	private static final RegistryUser JANE = new RegistryUser("jane", List.of("/CN=Jane"));

	@Test
	void givesTheGroupUserByDefault() {
		InMemoryDisetRegistry registry = InMemoryDisetRegistry.builder()
			.user(JANE)
			.group(group("a", "jane"))
			.group(group("user", "jane"))
			.build();
		assertThat(registry.defaultGroup(JANE)).isEqualTo(registry.group("user"));
	}

	@Test
	void givesTheFirstGroupByNameWhereNoDefaultFits() {
		InMemoryDisetRegistry registry = InMemoryDisetRegistry.builder()
			.user(JANE)
			.group(group("c", "jane"))
			.group(group("b", "jane"))
			.group(group("a"))
			.defaultGroups(List.of("a"))
			.build();
		assertThat(registry.defaultGroup(JANE)).isEqualTo(registry.group("b"));
	}

	@Test
	void namesEverythingThatIsWrong() {
		InMemoryDisetRegistry.Builder builder = InMemoryDisetRegistry.builder()
			.user(JANE)
			.user(new RegistryUser("jane", List.of()))
			.user(new RegistryUser("john", Set.of("/CN=Jane"), List.of("user", "none"), Set.of()))
			.host(new RegistryHost("web", Set.of("/CN=web"), Set.of()))
			.host(new RegistryHost("web2", Set.of("/CN=web"), Set.of()))
			.group(group("user", "sue"))
			.defaultGroups(List.of("user", "users"));
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("The registry is wrong: there are two users of the name jane; "
					+ "user jane and user john share the distinguished name /CN=Jane; "
					+ "host web and host web2 share the distinguished name /CN=web; "
					+ "group user has the member sue, who is no user; "
					+ "user john is not a member of its default group user; "
					+ "user john is not a member of its default group none; the default group users does not exist");
	}

	@Test
	void allowsAUserAndAHostOfOneName() {
		InMemoryDisetRegistry registry = InMemoryDisetRegistry.builder()
			.user(JANE)
			.host(new RegistryHost("web", Set.of("/CN=Jane"), Set.of()))
			.build();
		assertThat(registry.userWithDn("/CN=Jane")).isNotNull();
		assertThat(registry.hostWithDn("/CN=Jane")).isNotNull();
	}

	@Test
	void ignoresWhatIsAddedToTheBuilderLater() {
		InMemoryDisetRegistry.Builder builder = InMemoryDisetRegistry.builder();
		InMemoryDisetRegistry registry = builder.build();
		builder.user(JANE);
		assertThat(registry.userWithDn("/CN=Jane")).isNull();
		assertThat(registry.snapshot()).isSameAs(registry);
	}

	@ParameterizedTest
	@CsvSource({ "hosts", "visitor", "''" })
	void refusesAGroupWhoseNameHasAnotherMeaning(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> group(name));
	}

	@Test
	void keepsWhatARecordIsMadeOf() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> group("user").users().add("jane"));
	}

	private static RegistryGroup group(String name, String... users) {
		return new RegistryGroup(name, null, Set.of(users), Set.of());
	}

}

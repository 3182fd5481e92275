package io.diset.security.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeerIdentificationTests {

	private static final DisetRegistry REGISTRY = InMemoryDisetRegistry.builder()
		.user(new RegistryUser("jane", List.of("/CN=Jane", "/CN=Jane Doe")))
		.user(new RegistryUser("john", Set.of("/CN=John"), List.of("other_user"), Set.of()))
		.user(new RegistryUser("sue", Set.of("/CN=Sue"), List.of(), Set.of("lab")))
		.user(new RegistryUser("lone", List.of("/CN=Lone")))
		.user(new RegistryUser("both", List.of("/CN=Both")))
		.host(new RegistryHost("both.example.org", Set.of("/CN=Both"), Set.of("Both")))
		.host(new RegistryHost("web", Set.of("/CN=web", "/CN=web2"), Set.of("tRUSTEDhOST", "Web")))
		.host(new RegistryHost("worker", Set.of("/CN=worker"), Set.of("Worker")))
		.group(new RegistryGroup("lab_admin", "lab", Set.of("jane"), Set.of("Admin", "User")))
		.group(new RegistryGroup("lab_user", "lab", Set.of("jane", "john", "sue"), Set.of("User")))
		.group(new RegistryGroup("other_user", "other", Set.of("john", "sue", "both"), Set.of("User")))
		.group(new RegistryGroup("free", null, Set.of("sue"), Set.of()))
		.defaultGroups(List.of("lab_user"))
		.build();

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', maxCharsPerColumn = 10_000,
			textBlock = """
					no certificate                           |              |            |                         | anonymous: it showed no certificate
					no certificate, but a claim              |              |            | lab_user                | anonymous: it showed no certificate
					no certificate, but "hosts"              |              |            | hosts                   | anonymous: it showed no certificate
					no name in the certificate               | ''           |            |                         | anonymous: its certificate has no name
					unknown                                  | /CN=Jan      |            |                         | anonymous: no user is registered with this name
					unknown, with a group                    | /CN=Jan      | lab_user   |                         | anonymous: no user is registered with this name
					unknown, with a claim                    | /CN=Jan      |            | lab_user                | anonymous: no user is registered with this name
					a name in another case                   | /CN=jane     |            |                         | anonymous: no user is registered with this name
					a name with a blank around it            | '/CN=Jane '  |            |                         | anonymous: no user is registered with this name
					a name that another begins with          | /CN=Jane D   |            |                         | anonymous: no user is registered with this name
					default group of all                     | /CN=Jane     |            |                         | user jane lab_user lab [User]
					default group with another certificate   | /CN=Jane Doe |            |                         | user jane lab_user lab [User]
					default group of the user                | /CN=John     |            |                         | user john other_user other [User]
					default group: the only one              | /CN=Both     |            |                         | user both other_user other [User]
					default group: none                      | /CN=Lone     |            |                         | anonymous: user lone is not a member of any group
					default group although suspended there   | /CN=Sue      |            |                         | suspended: user sue is suspended in virtual organization lab, which group lab_user is of
					group of the proxy                       | /CN=Jane     | lab_admin  |                         | user jane lab_admin lab [Admin, User]
					group of the proxy, not a member         | /CN=John     | lab_admin  |                         | anonymous: user john is not a member of group 'lab_admin'
					group of the proxy does not exist        | /CN=John     | lab        |                         | anonymous: user john is not a member of group 'lab'
					group of the proxy in another case       | /CN=Jane     | LAB_admin  |                         | anonymous: user jane is not a member of group 'LAB_admin'
					group of the proxy wins over the claim   | /CN=Jane     | lab_user   | lab_admin               | user jane lab_user lab [User]
					not a member, but of the claimed group   | /CN=John     | lab_admin  | lab_user                | anonymous: user john is not a member of group 'lab_admin'
					blank group of the proxy                 | /CN=Jane     | ' '        | lab_admin               | user jane lab_admin lab [Admin, User]
					claimed group                            | /CN=Jane     |            | lab_admin               | user jane lab_admin lab [Admin, User]
					claimed group, not a member              | /CN=John     |            | lab_admin               | anonymous: user john is not a member of group 'lab_admin'
					claimed group does not exist             | /CN=Jane     |            | nobody                  | anonymous: user jane is not a member of group 'nobody'
					claimed group in another case            | /CN=Jane     |            | Lab_Admin               | anonymous: user jane is not a member of group 'Lab_Admin'
					claims to be a visitor                   | /CN=Jane     |            | visitor                 | anonymous: user jane is not a member of group 'visitor'
					claims nothing                           | /CN=Jane     |            | ''                      | user jane lab_user lab [User]
					claims a blank                           | /CN=Jane     |            | ' '                     | user jane lab_user lab [User]
					suspended in the group of the proxy      | /CN=Sue      | lab_user   |                         | suspended: user sue is suspended in virtual organization lab, which group lab_user is of
					suspended in the claimed group           | /CN=Sue      |            | lab_user                | suspended: user sue is suspended in virtual organization lab, which group lab_user is of
					suspended, but not here                  | /CN=Sue      |            | other_user              | user sue other_user other [User]
					suspended, in a group of no organization | /CN=Sue      |            | free                    | user sue free null []
					user that claims to be a host            | /CN=Jane     |            | hosts                   | anonymous: no host is registered with this name
					user with a proxy that says "hosts"      | /CN=Jane     | hosts      |                         | anonymous: no host is registered with this name
					unknown that claims to be a host         | /CN=Jan      |            | hosts                   | anonymous: no host is registered with this name
					"hosts" in another case is no host       | /CN=web      |            | Hosts                   | anonymous: a host that did not send 'hosts' as its extra credentials
					host                                     | /CN=worker   |            | hosts                   | host worker hosts null [Worker]
					host with another certificate            | /CN=web2     |            | hosts                   | host web hosts null [tRUSTEDhOST, Web]
					host with a proxy that has a group       | /CN=worker   | lab_admin  | hosts                   | host worker hosts null [Worker]
					host with a proxy that says "hosts"      | /CN=worker   | hosts      |                         | host worker hosts null [Worker]
					host that does not say so                | /CN=worker   |            |                         | anonymous: a host that did not send 'hosts' as its extra credentials
					host that claims a group                 | /CN=worker   |            | lab_admin               | anonymous: a host that did not send 'hosts' as its extra credentials
					user and host, as a host                 | /CN=Both     |            | hosts                   | host both.example.org hosts null [Both]
					user and host, as a user                 | /CN=Both     |            | other_user              | user both other_user other [User]
					forwarded                                | /CN=web      |            | [/CN=Jane, lab_admin]   | user jane lab_admin lab [Admin, User] by /CN=web
					forwarded, by another certificate        | /CN=web2     |            | [/CN=Jane, lab_admin]   | user jane lab_admin lab [Admin, User] by /CN=web2
					forwarded, by a proxy of the host        | /CN=web      | lab_user   | [/CN=Jane, lab_admin]   | user jane lab_admin lab [Admin, User] by /CN=web
					forwarded without a group                | /CN=web      | lab_admin  | [/CN=Jane, null]        | user jane lab_user lab [User] by /CN=web
					forwarded with an empty group            | /CN=web      |            | [/CN=John, ]            | user john other_user other [User] by /CN=web
					forwarded, not a member                  | /CN=web      |            | [/CN=John, lab_admin]   | anonymous: user john is not a member of group 'lab_admin' by /CN=web
					forwarded, unknown                       | /CN=web      |            | [/CN=Jan, lab_user]     | anonymous: no user is registered with this name by /CN=web
					forwarded, suspended                     | /CN=web      |            | [/CN=Sue, lab_user]     | suspended: user sue is suspended in virtual organization lab, which group lab_user is of by /CN=web
					forwarded host                           | /CN=web      |            | [/CN=worker, hosts]     | host worker hosts null [Worker] by /CN=web
					forwarded by an ordinary host            | /CN=worker   |            | [/CN=Jane, lab_user]    | refused: /CN=worker forwards an identity, but host worker has not the property TrustedHost
					forwarded by a user                      | /CN=Jane     | lab_admin  | [/CN=John, lab_user]    | refused: /CN=Jane forwards an identity, but is no known host
					forwarded by itself                      | /CN=Jane     |            | [/CN=Jane, lab_user]    | refused: /CN=Jane forwards an identity, but is no known host
					forwarded by an unknown                  | /CN=Jan      |            | [/CN=Jane, lab_user]    | refused: /CN=Jan forwards an identity, but is no known host
					forwarded without a certificate          |              |            | [/CN=Jane, lab_user]    | refused: A peer without a certificate forwards an identity, but is no known host
					a list of three                          | /CN=web      |            | [/CN=Jane, lab_user, x] | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 3 other values
					a list of one                            | /CN=web      |            | [/CN=Jane]              | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 1 other values
					an empty list                            | /CN=Jane     |            | []                      | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 0 other values
					a list without a name                    | /CN=web      |            | [null, lab_user]        | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 2 other values
					a list with an empty name                | /CN=web      |            | [, lab_user]            | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 2 other values
					a list with a number as name             | /CN=web      |            | [#1, lab_user]          | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 2 other values
					a list with a number as group            | /CN=web      |            | [/CN=Jane, #1]          | refused: The extra credentials are neither a text nor a distinguished name and a group, but a list of 2 other values
					a number                                 | /CN=Jane     |            | #42                     | refused: The extra credentials are neither a text nor a distinguished name and a group, but a value of type Long
					""")
	void identifies(String peer, String dn, String group, String extraCredentials, String expected) {
		assertThat(identify(new PeerIdentification(REGISTRY), dn, group, value(extraCredentials))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|',
			textBlock = """
					no certificate                  |          |          |                      | anonymous: it showed no certificate
					no name in the certificate      | ''       |          |                      | anonymous: its certificate has no name
					a certificate                   | /CN=Jane |          |                      | verified null visitor null []
					a proxy with a group            | /CN=Jane | lab_user |                      | verified null visitor null []
					a claimed group                 | /CN=Jane |          | lab_user             | verified null visitor null []
					a host                          | /CN=web  |          | hosts                | verified null visitor null []
					forwarded                       | /CN=web  |          | [/CN=Jane, lab_user] | refused: /CN=web forwards an identity, but is no known host
					forwarded without a certificate |          |          | [/CN=Jane, lab_user] | refused: A peer without a certificate forwards an identity, but is no known host
					a number                        | /CN=Jane |          | #42                  | refused: The extra credentials are neither a text nor a distinguished name and a group, but a value of type Long
					""")
	void identifiesWithoutARegistry(String peer, String dn, String group, String extraCredentials, String expected) {
		assertThat(identify(new PeerIdentification(null), dn, group, value(extraCredentials))).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource
	void refusesAForwardedNameThatCouldForgeALog(String name) {
		assertThatExceptionOfType(RefusedCredentialsException.class)
			.isThrownBy(() -> new PeerIdentification(REGISTRY)
				.identify(new PeerCredentials(() -> "/CN=web", null, List.of(name, "lab_user"))))
			.withMessageEndingWith("but a list of 2 other values");
	}

	static Stream<String> refusesAForwardedNameThatCouldForgeALog() {
		return Stream.of("/CN=Jane\n", "/CN=J\u00e4ne", "/CN=\u2028", "/CN=" + "x".repeat(100_000));
	}

	@Test
	void shortensAClaimedGroupForTheLog() {
		String reason = identify(new PeerIdentification(REGISTRY), "/CN=Jane", null,
				"x\r\n\u2028\u202e" + "y".repeat(9999));
		assertThat(reason).isEqualTo("anonymous: user jane is not a member of group 'x????" + "y".repeat(75) + "…'");
	}

	@Test
	void refusesAMapAsExtraCredentials() {
		assertThatExceptionOfType(RefusedCredentialsException.class).isThrownBy(() -> new PeerIdentification(REGISTRY)
			.identify(new PeerCredentials(() -> "/CN=Jane", null, Map.of("DN", "/CN=John"))));
	}

	@Test
	void looksUpInOneVersionOfTheRegistry() {
		assertThat(identify(new PeerIdentification(new ChangingRegistry()), "/CN=Jane", null, "lab_admin"))
			.startsWith("user jane lab_admin");
	}

	private static String identify(PeerIdentification identification, String dn, String group, Object extra) {
		try {
			return describe(identification.identify(new PeerCredentials((dn != null) ? () -> dn : null, group, extra)));
		}
		catch (RefusedCredentialsException ex) {
			return "refused: " + ex.getMessage();
		}
	}

	private static String describe(DisetPrincipal principal) {
		String by = (principal.forwardedBy() != null) ? " by " + principal.forwardedBy() : "";
		if (principal.isAuthenticated()) {
			return "%s %s %s %s %s".formatted(principal.kind().name().toLowerCase(Locale.ROOT), principal.user(),
					principal.group(), principal.vo(), principal.properties()) + by;
		}
		assertThat(principal.properties()).isEmpty();
		assertThat(principal.group()).isEqualTo("visitor");
		return (principal.isSuspended() ? "suspended: " : "anonymous: ") + principal.reason() + by;
	}

	private static Object value(String text) {
		if (text == null || !text.startsWith("[")) {
			return (text != null && text.startsWith("#")) ? (Object) Long.valueOf(text.substring(1)) : text;
		}
		List<Object> values = new ArrayList<>();
		for (String element : text.substring(1, text.length() - 1).split(", ?", -1)) {
			values.add(element.equals("null") ? null : value(element));
		}
		return text.equals("[]") ? List.of() : values;
	}

	private static final class ChangingRegistry implements DisetRegistry {

		@Override
		public RegistryUser userWithDn(String dn) {
			throw new UnsupportedOperationException();
		}

		@Override
		public RegistryHost hostWithDn(String dn) {
			throw new UnsupportedOperationException();
		}

		@Override
		public RegistryGroup group(String name) {
			throw new UnsupportedOperationException();
		}

		@Override
		public RegistryGroup defaultGroup(RegistryUser user) {
			throw new UnsupportedOperationException();
		}

		@Override
		public DisetRegistry snapshot() {
			return REGISTRY;
		}

	}

}

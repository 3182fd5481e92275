package io.diset.security.registry;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AuthorizationRuleTests {

	private static final List<DisetPrincipal> PRINCIPALS = List.of(DisetPrincipal.anonymous(null, "no certificate"),
			DisetPrincipal.suspended("/CN=Sue", "suspended"), DisetPrincipal.verified("/CN=Vic"),
			DisetPrincipal.user("/CN=Jane", "jane", "lab_user", "lab", List.of("User", "JobAdmin")),
			DisetPrincipal.user("/CN=John", "john", "other_user", "other", List.of("User")),
			DisetPrincipal.user("/CN=Fred", "fred", "free", null, List.of()),
			DisetPrincipal.host("/CN=web", "web", List.of("TrustedHost")));

	/**
	 * Who passes, of a visitor, Sue who is suspended, Vic whose certificate was verified,
	 * Jane, John, Fred and the host web.
	 */
	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			all                             | v s V j o f h
			any                             | v s V j o f h
			ALL                             | v s V j o f h
			Any                             | v s V j o f h
			all, any                        | v s V j o f h
			all, JobAdmin                   | v s V j o f h
			JobAdmin, any                   | v s V j o f h
			all, authenticated              | v s V j o f h
			authenticated                   |     V j o f h
			Authenticated                   |     V j o f h
			authenticated, JobAdmin         |     V j o f h
			JobAdmin                        |       j
			jobadmin                        |       j
			JOBADMIN                        |       j
			User                            |       j o
			Nothing, User                   |       j o
			JobAdmin, TrustedHost           |       j     h
			Nothing                         | -
			Job                             | -
			group:lab_user                  |       j
			Group:lab_user                  |       j
			group: lab_user                 |       j
			group:Lab_user                  | -
			group:lab_user, group:free      |       j   f
			group:lab_user, User            |       j
			User, group:lab_user            |       j
			group:free, User                | -
			group:lab_user, TrustedHost     | -
			group:lab_user, all             |       j
			group:lab_user, authenticated   |       j
			group:hosts                     |             h
			group:hosts, TrustedHost        |             h
			group:visitor                   |     V
			group:visitor, all              | v s V
			group:nobody                    | -
			vo:lab                          |       j
			VO:lab                          |       j
			vo:Lab                          | -
			vo:lab, vo:other                |       j o
			vo:lab, vo:other, JobAdmin      |       j
			vo:other, JobAdmin              | -
			vo:other, all                   |         o
			vo:lab, group:free              |       j   f
			vo:null                         | -
			lab_user                        | -
			""")
	void permits(String words, String expected) {
		AuthorizationRule rule = AuthorizationRule.of(words.split(",", -1));
		String permitted = permitted(rule);
		assertThat(permitted).isEqualTo(expected.replaceAll("[ -]", ""));
		assertThat(permitted(rule)).as("asked again").isEqualTo(permitted);
		assertThat(rule).hasToString(words);
	}

	@ParameterizedTest(name = "{0} misses {2} of {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					3 | JobAdmin                     | ''
					0 | all                          | ''
					0 | authenticated                | a known user or host
					4 | JobAdmin, Operator           | a property of [JobAdmin, Operator]
					4 | User, group:lab_user         | a group of [lab_user]
					4 | JobAdmin, vo:lab             | a property of [JobAdmin], a virtual organization of [lab]
					0 | vo:lab, group:free           | a known user or host, a group of [free] or a virtual organization of [lab]
					0 | all, vo:lab                  | a virtual organization of [lab]
					""")
	void saysWhatIsMissing(int principal, String words, String missing) {
		assertThat(AuthorizationRule.of(words.split(",", -1)).missing(PRINCIPALS.get(principal))).isEqualTo(missing);
	}

	@ParameterizedTest
	@CsvSource({ "''", "' '", "'all,'", "'all, ,User'", "group:", "'all,group: '", "vo:", "Vo:" })
	void refusesWordsThatMeanNothing(String words) {
		assertThatIllegalArgumentException().isThrownBy(() -> AuthorizationRule.of(words.split(",", -1)));
	}

	@Test
	void refusesARuleWithoutWords() {
		assertThatIllegalArgumentException().isThrownBy(AuthorizationRule::of)
			.withMessage("A rule must have words, and none of them may be blank");
	}

	@Test
	void isEqualToARuleOfTheSameWords() {
		assertThat(AuthorizationRule.of("all")).isEqualTo(AuthorizationRule.ALL)
			.hasSameHashCodeAs(AuthorizationRule.ALL)
			.isNotEqualTo(AuthorizationRule.AUTHENTICATED);
	}

	private static String permitted(AuthorizationRule rule) {
		StringBuilder permitted = new StringBuilder();
		for (int i = 0; i < PRINCIPALS.size(); i++) {
			if (rule.permits(PRINCIPALS.get(i))) {
				permitted.append("vsVjofh".charAt(i));
				assertThat(rule.missing(PRINCIPALS.get(i))).isEmpty();
			}
			else {
				assertThat(rule.missing(PRINCIPALS.get(i))).isNotEmpty();
			}
		}
		return permitted.toString();
	}

	@Test
	void refusesAWordWithAnUnknownPrefix() {
		assertThatIllegalArgumentException().isThrownBy(() -> AuthorizationRule.of("groups:lab"))
			.withMessage("'groups:lab' is no word of a rule: only 'group:' and 'vo:' have a name after a colon");
	}

}

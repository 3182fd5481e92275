package io.diset.boot.autoconfigure.server;

import java.util.List;

import io.diset.boot.autoconfigure.FailureAnalyses;
import io.diset.server.ConnectAuthorization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuthorizationWordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "all", "any", "ALL" })
	void letsEverybodyIn(String word) {
		assertThat(AuthorizationWords.parse(List.of(word))).isSameAs(ConnectAuthorization.ALL);
	}

	@Test
	void letsInWhoHasAVerifiedCertificate() {
		assertThat(AuthorizationWords.parse(List.of("authenticated"))).isSameAs(ConnectAuthorization.AUTHENTICATED);
	}

	@Test
	void needsOnlyOneOfSeveralWords() {
		assertThat(AuthorizationWords.parse(List.of("authenticated", "all"))).isSameAs(ConnectAuthorization.ALL);
	}

	@Test
	void refusesWordsThatNeedTheRegistry() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> AuthorizationWords.parse(List.of("all", "NormalUser")))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("diset.server.authorization.default");
				assertThat(ex.getValue()).isEqualTo("NormalUser");
				assertThat(ex.getReason()).isEqualTo("Only 'all', 'any' and 'authenticated' are possible: properties "
						+ "and groups need the registry of users, which is not available yet");
			});
	}

	@Test
	void showsBothChoicesWhenThereIsNoWord() {
		assertThatExceptionOfType(MissingAuthorizationException.class)
			.isThrownBy(() -> AuthorizationWords.parse(List.of()))
			.satisfies((ex) -> {
				FailureAnalysis analysis = FailureAnalyses.of(new IllegalStateException(ex));
				assertThat(analysis.getDescription()).isEqualTo("Nothing says who may connect to the DISET server: the "
						+ "property 'diset.server.authorization.default' is not set.");
				assertThat(analysis.getAction()).contains("""
						    diset:
						      server:
						        authorization:
						          default: authenticated
						""", """
						    diset:
						      server:
						        authorization:
						          default: all
						""");
			});
	}

}

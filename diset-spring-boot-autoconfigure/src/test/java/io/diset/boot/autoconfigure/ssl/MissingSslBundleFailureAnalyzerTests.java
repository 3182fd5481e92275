package io.diset.boot.autoconfigure.ssl;

import io.diset.boot.autoconfigure.FailureAnalyses;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class MissingSslBundleFailureAnalyzerTests {

	@Test
	void saysHowToNameABundleAndHowToDoWithout() {
		FailureAnalysis analysis = FailureAnalyses
			.of(new IllegalStateException(new MissingSslBundleException("The test", "test.bundle", "Do without.")));
		assertThat(analysis.getDescription()).isEqualTo(
				"The test needs certificates for TLS, but the property 'test.bundle' does not name an SSL bundle.");
		assertThat(analysis.getAction())
			.startsWith("Set 'test.bundle' to the name of a bundle that is configured under 'spring.ssl.bundle'")
			.contains("\n    test.bundle: host\n")
			.endsWith("\n\nDo without.");
	}

}

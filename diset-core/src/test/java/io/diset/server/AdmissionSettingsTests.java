package io.diset.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AdmissionSettingsTests {

	private static final AdmissionSettings DEFAULTS = AdmissionSettings.DEFAULTS;

	@Test
	void changesOneLimitAtATime() {
		assertThat(DEFAULTS.withMaxConnections(1)
			.withMaxConnectionsPerAddress(2)
			.withMaxConnectionsPerDn(3)
			.withMaxPending(4)
			.withMaxHandshakes(5)).isEqualTo(new AdmissionSettings(1, 2, 3, 4, 5));
	}

	@Test
	void doesNotLimitAddressesAndNamesIfNotAsked() {
		assertThat(DEFAULTS.maxConnectionsPerAddress()).isEqualTo(AdmissionSettings.UNLIMITED);
		assertThat(DEFAULTS.maxConnectionsPerDn()).isEqualTo(AdmissionSettings.UNLIMITED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, Integer.MIN_VALUE })
	void saysWhichLimitLetsNobodyIn(int limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxConnections(limit))
			.withMessage("maxConnections must be positive, not %d", limit);
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxConnectionsPerAddress(limit))
			.withMessage("maxConnectionsPerAddress must be positive, not %d", limit);
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxConnectionsPerDn(limit))
			.withMessage("maxConnectionsPerDn must be positive, not %d", limit);
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxPending(limit))
			.withMessage("maxPending must be positive, not %d", limit);
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxHandshakes(limit))
			.withMessage("maxHandshakes must be positive, not %d", limit);
	}

}

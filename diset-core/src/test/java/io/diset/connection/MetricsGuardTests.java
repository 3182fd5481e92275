package io.diset.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsGuardTests {

	@Test
	void letsNobodyBeAskedWhereNothingIsMeasured() {
		assertThat(new MetricsGuard(this).connections(() -> new ConnectionMetrics() {

			@Override
			public boolean isEnabled() {
				return false;
			}

		})).isSameAs(ConnectionMetrics.NONE);
	}

}

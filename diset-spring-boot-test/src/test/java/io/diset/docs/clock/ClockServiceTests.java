package io.diset.docs.clock;

import io.diset.boot.test.DisetTest;
import io.diset.boot.test.DisetTestClient;
import io.diset.boot.test.DisetTestConnection;
import io.diset.docs.clock.Clock.Ask;
import io.diset.docs.clock.Clock.Time;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

// tag::clock-test[]
@DisetTest
class ClockServiceTests {

	@Autowired
	private DisetTestClient client;

	@Test
	void tellsTheTimeOfAZone() {
		DisetTestConnection connection = this.client.connect("Framework/Clock");
		connection.send(new Ask("UTC"));
		assertThat(connection).receives(Time.class, (time) -> assertThat(time.zone()).isEqualTo("UTC"));
	}

}
// end::clock-test[]

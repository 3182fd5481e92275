package io.diset.docs.clock;

import java.time.LocalDateTime;
import java.time.ZoneId;

import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnMessage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The service of the README.
 */
public interface Clock {

	// tag::clock-service[]
	@SpringBootApplication
	class ClockApplication {

		public static void main(String[] args) {
			SpringApplication.run(ClockApplication.class, args);
		}

	}

	@DisetService("Framework/Clock")
	class ClockService {

		@OnMessage
		Time ask(Ask ask) {
			return new Time(ask.zone(), LocalDateTime.now(ZoneId.of(ask.zone())));
		}

	}

	@DisetMessage("Ask")
	record Ask(String zone) {
	}

	@DisetMessage("Time")
	record Time(String zone, LocalDateTime now) {
	}
	// end::clock-service[]

}

package io.diset.docs.clockclient;

import java.util.List;
import java.util.concurrent.TimeoutException;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.docs.clock.Clock.Ask;
import io.diset.docs.clock.Clock.Time;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The clients of the README.
 */
interface ClockClients {

	/**
	 * A client by callbacks.
	 */
	class Callbacks {

		// tag::clock-client[]
		@Bean
		ApplicationRunner clock(MessageClient client) {
			return (arguments) -> {
				client.on(Time.class, (time) -> System.out.println(time.zone() + ": " + time.now()));
				client.send(new Ask("Europe/Zurich"))
					.subscribe(null, (cause) -> System.err.println("Not sent: " + cause));
			};
		}
		// end::clock-client[]

	}

	/**
	 * A client without records.
	 */
	class WithoutRecords {

		void ask(MessageClient client) {
			// tag::clock-without-records[]
			client.on("Time", (time) -> System.out.println(time.get("now")));
			client.connect().block();
			client.send(client.createMessage("Ask").set("zone", "Europe/Zurich"));
			// end::clock-without-records[]
		}

	}

	// tag::clock-listener[]
	@DisetClient
	class TimeKeeper {

		private volatile Time latest;

		@OnMessage
		void time(Time time) {
			this.latest = time;
		}

		@OnDrop
		void dropped(CloseReason reason) {
			System.out.println("No time until the client is back: " + reason);
		}

		Time latest() {
			return this.latest;
		}

	}
	// end::clock-listener[]

	// tag::clock-push[]
	@Component
	class Announcer {

		private final DisetConnections connections;

		Announcer(DisetConnections connections) {
			this.connections = connections;
		}

		void announce(Time time) {
			this.connections.sendToService("Framework/Clock", time)
				.subscribe((report) -> System.out.println("Told to " + report.sent()));
		}

	}
	// end::clock-push[]

	// tag::clock-named[]
	@Component
	class TwoClocks {

		private final MessageClient london;

		private final MessageClient tokyo;

		TwoClocks(@Qualifier("london") MessageClient london, @Qualifier("tokyo") MessageClient tokyo) {
			this.london = london;
			this.tokyo = tokyo;
		}

		List<Time> ask() throws InterruptedException, TimeoutException {
			return List.of(this.london.blocking().sendAndAwaitNext(new Ask("Europe/London"), Time.class),
					this.tokyo.blocking().sendAndAwaitNext(new Ask("Asia/Tokyo"), Time.class));
		}

	}
	// end::clock-named[]

}

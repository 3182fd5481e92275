package io.diset.docs.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.diset.boot.autoconfigure.client.MessageClientCustomizer;
import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.boot.autoconfigure.client.MessageClientStateEvent;
import io.diset.client.DisetServiceUrls;
import io.diset.client.MessageClient;
import io.diset.client.Overflow;
import io.diset.client.ServiceUrl;
import io.diset.connection.RefusedByPeerException;
import io.diset.docs.clock.Clock.Ask;
import io.diset.docs.clock.Clock.Time;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * The clients of the page about clients.
 */
interface Clients {

	/**
	 * Calls of the client.
	 */
	class Calls {

		void connect(MessageClient client) {
			// tag::client-connect[]
			client.connect(Map.of("site", "CERN"))
				.subscribe((value) -> System.out.println("The service says " + value),
						(cause) -> System.err.println("Not connected: " + cause));
			// end::client-connect[]
		}

		// tag::client-send[]
		Mono<Void> ask(MessageClient client) {
			return client.send(new Ask("UTC"));
		}

		Mono<Void> askForSure(MessageClient client) {
			return client.sendAndAwaitAck(new Ask("UTC"))
				.doOnError(RefusedByPeerException.class, (refused) -> System.err.println(refused.getMessage()));
		}
		// end::client-send[]

		void subscribe(MessageClient client) {
			// tag::client-subscribe[]
			Disposable subscription = client.on(Time.class, (time) -> System.out.println(time.now()));
			client.on("Time", (message) -> System.out.println(message.get("zone")));
			client.onAny((message) -> System.out.println("Received " + message));
			subscription.dispose();
			// end::client-subscribe[]
		}

		void reply(MessageClient client) {
			// tag::client-reply[]
			client.reply(Time.class, (time) -> time.zone().equals("UTC") ? new Ask("Europe/Zurich") : null);
			// end::client-reply[]
		}

		// tag::client-receive[]
		Flux<String> zones(MessageClient client) {
			return client.receive(Time.class, Overflow.dropOldest(100)).map(Time::zone);
		}
		// end::client-receive[]

		void states(MessageClient client) {
			// tag::client-states[]
			client.onState((state) -> System.out.println("The client is " + state));
			client.onDisconnect((reason) -> System.out.println("The connection has ended: " + reason));
			// end::client-states[]
		}

		// tag::client-blocking[]
		Time askAndWait(MessageClient client) throws InterruptedException, TimeoutException {
			return client.blocking().sendAndAwaitNext(new Ask("UTC"), Time.class, Duration.ofSeconds(5));
		}
		// end::client-blocking[]

		// tag::client-factory[]
		Mono<Object> connectTo(String url, MessageClientFactory clients) {
			MessageClient client = clients.create(url, (builder) -> builder.setup("Test-Setup"));
			client.on(Time.class, (time) -> System.out.println(time.now()));
			return client.connect();
		}
		// end::client-factory[]

	}

	/**
	 * Beans.
	 */
	class Beans {

		// tag::client-events[]
		@EventListener
		void changed(MessageClientStateEvent event) {
			System.out.println(event.getClient().service() + " is " + event.getState());
		}
		// end::client-events[]

		// tag::client-customizer[]
		@Bean
		MessageClientCustomizer virtualOrganisation() {
			return (builder) -> builder.vo("lhcb");
		}
		// end::client-customizer[]

	}

	/**
	 * Knows where services are.
	 */
	class Places {

		// tag::client-urls[]
		@Bean
		DisetServiceUrls serviceUrls(Registry registry) {
			return (service) -> registry.lookUp(service).map(ServiceUrl::parse).toList();
		}
		// end::client-urls[]

	}

	/**
	 * A registry of services.
	 */
	class Registry {

		private final Environment environment;

		Registry(Environment environment) {
			this.environment = environment;
		}

		Stream<String> lookUp(String service) {
			return Stream.of("dips://localhost:%s/%s".formatted(this.environment.getProperty("local.diset.server.port"),
					service));
		}

	}

	// tag::client-annotated[]
	@DisetClient("clock")
	class ClockListener {

		@OnConnect
		void connected(MessageClient client) {
			client.send(new Ask("UTC"));
		}

		@OnMessage
		Ask time(Time time) {
			System.out.println(time.zone() + " has " + time.now());
			return time.zone().equals("UTC") ? new Ask("Europe/Paris") : null;
		}

	}
	// end::client-annotated[]

}

package io.diset.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.diset.boot.autoconfigure.client.DisetClientAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.client.MessageClient;
import io.diset.connection.DisetConnection;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.ConnectArgument;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import io.diset.wire.Await;
import io.diset.wire.NotedEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a service that is stopped and started again, while another
 * application has subscribed to what it sends.
 */
class RestartedServiceTests {

	private final NotedEvents accepted = new NotedEvents();

	private final List<Object> callback = new CopyOnWriteArrayList<>();

	private final List<Object> flux = new CopyOnWriteArrayList<>();

	private AnnotationConfigApplicationContext service;

	private int port;

	private ApplicationContextRunner client;

	@BeforeEach
	void start() {
		this.service = start(0);
		this.port = this.service.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class);
		this.client = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withPropertyValues("diset.client.url=dip://127.0.0.1:%d/Test/Counter".formatted(this.port),
					"diset.client.reconnect.initial-delay=1ms", "diset.client.reconnect.max-delay=10ms")
			.withBean(Listener.class);
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void sendsToAllSubscriptionsInOrderAndNothingTwice() {
		this.client.run((context) -> {
			MessageClient client = context.getBean(MessageClient.class);
			List<Object> annotated = context.getBean(Listener.class).events;
			subscribe(client);
			client.connect().block();
			client.send(new Count(1, 100));
			awaitNumber(100, annotated);
			restart(client, new Count(101, 200));
			awaitNumber(200, annotated);
			client.disconnect().block();
			assertThat(annotated).isEqualTo(
					Stream
						.of(Stream.of("connected"), numbers(1, 100), Stream.of("dropped", "connected"),
								numbers(101, 200), Stream.of("dropped"))
						.flatMap((events) -> events)
						.toList());
			assertThat(this.callback).isEqualTo(numbers(1, 200).toList());
			assertThat(this.flux).isEqualTo(numbers(1, 200).toList());
		});
	}

	@Test
	void seesTheSameIdentityAndArguments() {
		this.client.run((context) -> {
			MessageClient client = context.getBean(MessageClient.class);
			subscribe(client);
			client.connect(Map.of("queue", "fast")).block();
			restart(client, new Count(1, 1));
			awaitNumber(1, context.getBean(Listener.class).events);
			assertThat(this.accepted.next()).isEqualTo(client.identity() + " fast");
			assertThat(this.accepted.next()).isEqualTo(client.identity() + " fast");
			assertThat(this.accepted.rest()).isEmpty();
		});
	}

	private void subscribe(MessageClient client) {
		client.on(Counted.class, (counted) -> this.callback.add(counted.number()));
		client.receive(Counted.class).subscribe((counted) -> this.flux.add(counted.number()));
	}

	private void restart(MessageClient client, Count sentMeanwhile) {
		this.service.close();
		Await.until(() -> !client.isConnected());
		client.send(sentMeanwhile);
		this.service = start(this.port);
	}

	private void awaitNumber(long number, List<Object> annotated) {
		Await.until(() -> Stream.of(annotated, this.callback, this.flux).allMatch((list) -> list.contains(number)));
	}

	private static Stream<Object> numbers(long from, long to) {
		List<Object> numbers = new ArrayList<>();
		for (long number = from; number <= to; number++) {
			numbers.add(number);
		}
		return numbers.stream();
	}

	private AnnotationConfigApplicationContext start(int port) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues
			.of("diset.server.address=127.0.0.1", "diset.server.port=" + port, "diset.server.ssl.enabled=false",
					"diset.server.authorization.default=all")
			.applyTo(context);
		context.registerBean(NotedEvents.class, () -> this.accepted);
		context.register(Counter.class, SslAutoConfiguration.class, DisetServerAutoConfiguration.class);
		context.refresh();
		return context;
	}

	@DisetMessage("Count")
	record Count(long from, long to) {
	}

	@DisetMessage("Counted")
	record Counted(long number) {
	}

	@DisetService("Test/Counter")
	static class Counter {

		private final NotedEvents accepted;

		Counter(NotedEvents accepted) {
			this.accepted = accepted;
		}

		@OnConnect
		void connected(DisetConnection connection, @ConnectArgument Optional<String> queue) {
			this.accepted.add(connection.identity() + " " + queue.orElse("none"));
		}

		@OnMessage
		Flux<Counted> count(Count count) {
			return Flux.range((int) count.from(), (int) (count.to() - count.from() + 1)).map(Counted::new);
		}

	}

	@DisetClient
	static class Listener {

		private final List<Object> events = new CopyOnWriteArrayList<>();

		@OnConnect
		void connected() {
			this.events.add("connected");
		}

		@OnMessage
		void counted(Counted counted) {
			this.events.add(counted.number());
		}

		@OnDrop
		void dropped() {
			this.events.add("dropped");
		}

	}

}

package io.diset.boot.autoconfigure.client;

import java.util.Map;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.DisetAttribute;
import io.diset.message.DisetMessage;
import io.diset.message.Message;
import io.diset.message.MessageDefinitionException;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerDefinitionException;
import io.diset.wire.NotedEvents;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Beans with handlers of a client, over a real connection.
 */
class AnnotatedClientTests {

	private final NotedEvents service = new NotedEvents();

	private final RunningServer server = RunningServer
		.of(ServiceDefinition.builder("Test/Clock").onConnect(Execution.EVENT_LOOP, (connection) -> {
			connection.send(new Tick(1));
			return "welcome";
		}).onMessage(MessageType.of(Tock.class), Execution.EXECUTOR, (connection, tock) -> {
			this.service.add("tock " + tock.number());
			return (tock.number() < 2) ? new Tick(tock.number() + 1) : null;
		}).sends(MessageType.of(Tick.class).definition()).onDrop(Execution.EXECUTOR, this.service.drop()).build());

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
		.withBean(NotedEvents.class)
		.withPropertyValues("diset.client.url=dip://127.0.0.1:%d/Test/Clock".formatted(this.server.port()));

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void learnOfConnectionsAndMessagesAndAnswerThem() {
		this.runner.withBean(ClockListener.class).run((context) -> {
			NotedEvents events = context.getBean(NotedEvents.class);
			MessageClient client = context.getBean(MessageClient.class);
			client.connect(Map.of("zone", "UTC")).block();
			assertThat(events.next()).isEqualTo("connected UTC " + client.identity());
			assertThat(events.next()).isEqualTo("tick 1");
			assertThat(this.service.next()).isEqualTo("tock 1");
			assertThat(events.next()).isEqualTo("tick 2");
			assertThat(this.service.next()).isEqualTo("tock 2");
			client.disconnect().block();
			assertThat(events.next()).isEqualTo("dropped CLOSED");
			assertThat(this.service.next()).startsWith("drop ");
		});
	}

	@Test
	void takeMessagesThatOnlyTheServiceKnows() {
		this.runner.withBean(DynamicListener.class).run((context) -> {
			context.getBean(MessageClient.class).connect().block();
			assertThat(context.getBean(NotedEvents.class).next()).isEqualTo("Tick{number=1} 1");
		});
	}

	@Test
	void takeTheExceptionsOfTheirMethods() {
		this.runner.withBean(FailingListener.class).run((context) -> {
			MessageClient client = context.getBean(MessageClient.class);
			client.connect().block();
			assertThat(context.getBean(NotedEvents.class).next()).isEqualTo("error no tick 1");
			assertThat(this.service.next()).isEqualTo("tock 7");
			assertThat(client.isConnected()).isTrue();
		});
	}

	@Test
	void disconnectWhenTheirConnectMethodThrows() {
		this.runner.withBean(RefusingListener.class).run((context) -> {
			context.getBean(MessageClient.class).connect().onErrorComplete().block();
			assertThat(context.getBean(NotedEvents.class).next()).isEqualTo("dropped HANDLER_ERROR");
			assertThat(this.service.next()).startsWith("drop ");
		});
	}

	@Test
	void listenToTheClientTheyName() {
		this.runner
			.withPropertyValues(
					"diset.client.clients.second.url=dip://127.0.0.1:%d/Test/Clock".formatted(this.server.port()),
					"listen-to=second")
			.withBean(NamedListener.class)
			.run((context) -> {
				context.getBean("secondMessageClient", MessageClient.class).connect().block();
				assertThat(context.getBean(NotedEvents.class).next()).isEqualTo("second 1");
			});
	}

	@Test
	void failTheStartWhenTheirClientDoesNotExist() {
		this.runner.withPropertyValues("listen-to=third")
			.withBean("listener", NamedListener.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(HandlerDefinitionException.class)
				.hasMessage("Bean 'listener' listens to the DISET client 'third', which does not exist: set "
						+ "'diset.client.clients.third.url' or 'diset.client.clients.third.service'"));
	}

	@Test
	void failTheStartWhenThereIsNoDefaultClient() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withBean(NotedEvents.class)
			.withBean("listener", DynamicListener.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(HandlerDefinitionException.class)
				.hasMessage("Bean 'listener' listens to the default DISET client, which does not exist: set "
						+ "'diset.client.url' or 'diset.client.service'"));
	}

	@Test
	void withoutANameDoNotListenToAClientThatHasOne() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withPropertyValues("diset.client.clients.second.url=dip://localhost:1/Test/Clock")
			.withBean(NotedEvents.class)
			.withBean("listener", DynamicListener.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(HandlerDefinitionException.class)
				.hasMessageContaining("listens to the default DISET client, which does not exist"));
	}

	@Test
	void failToConnectWhenTheServiceDefinesTheirAnswerInAnotherWay() {
		this.runner.withBean(OtherTockListener.class)
			.run((context) -> assertThatExceptionOfType(MessageDefinitionException.class)
				.isThrownBy(() -> context.getBean(MessageClient.class).connect().block())
				.withMessageContaining("Message Tock is defined in two ways"));
	}

	@DisetMessage("Tick")
	record Tick(long number) {
	}

	@DisetMessage("Tock")
	record Tock(long number) {
	}

	@DisetMessage("Tock")
	record OtherTock(String text) {
	}

	@DisetClient
	static class OtherTockListener {

		@OnMessage
		OtherTock tick(Tick tick) {
			return new OtherTock("no");
		}

	}

	@DisetClient
	static class ClockListener {

		private final NotedEvents events;

		ClockListener(NotedEvents events) {
			this.events = events;
		}

		@OnConnect
		void connected(MessageClient client, Map<String, Object> arguments) {
			this.events.add("connected " + arguments.get("zone") + " " + client.identity());
		}

		@OnMessage
		Mono<Tock> tick(Tick tick) {
			this.events.add("tick " + tick.number());
			return Mono.just(new Tock(tick.number()));
		}

		@OnDrop
		void dropped(CloseReason reason) {
			this.events.add("dropped " + reason.kind());
		}

	}

	@DisetClient
	static class DynamicListener {

		private final NotedEvents events;

		DynamicListener(NotedEvents events) {
			this.events = events;
		}

		@OnMessage("Tick")
		void tick(Message tick, @DisetAttribute int number) {
			this.events.add(tick + " " + number);
		}

	}

	@DisetClient
	static class FailingListener {

		private final NotedEvents events;

		FailingListener(NotedEvents events) {
			this.events = events;
		}

		@OnMessage
		void tick(Tick tick) {
			throw new IllegalStateException("no tick " + tick.number());
		}

		@OnError
		Tock failed(IllegalStateException error, DisetConnection connection) {
			this.events.add("error " + error.getMessage());
			return new Tock(7);
		}

	}

	@DisetClient
	static class RefusingListener {

		private final NotedEvents events;

		RefusingListener(NotedEvents events) {
			this.events = events;
		}

		@OnConnect
		void connected() {
			throw new IllegalStateException("not now");
		}

		@OnMessage
		void tick(Tick tick) {
		}

		@OnDrop
		void dropped(CloseReason reason) {
			this.events.add("dropped " + reason.kind());
		}

	}

	@DisetClient("${listen-to}")
	static class NamedListener {

		private final NotedEvents events;

		NamedListener(NotedEvents events) {
			this.events = events;
		}

		@OnMessage
		void tick(Tick tick) {
			this.events.add("second " + tick.number());
		}

	}

}

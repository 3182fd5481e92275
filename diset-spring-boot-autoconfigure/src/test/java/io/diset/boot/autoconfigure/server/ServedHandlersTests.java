package io.diset.boot.autoconfigure.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.message.Message;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServedHandlersTests {

	private static final String EXECUTOR_THREADS = "diset-server-handler-\\d+";

	private static final String EVENT_LOOP_THREADS = "diset-server-(nio|epoll|kqueue)-\\d+";

	@Test
	void answersARecordOnTheExecutor() {
		run((context) -> assertThat(exchange(context, "Test/Blocking").thread()).matches(EXECUTOR_THREADS));
	}

	@Test
	void answersAMonoOnTheEventLoop() {
		run((context) -> assertThat(exchange(context, "Test/Reactive").thread()).matches(EVENT_LOOP_THREADS));
	}

	@Test
	void answersADynamicMessageOnTheEventLoopWhenAsked() {
		run((context) -> {
			Pong pong = exchange(context, "Test/Dynamic");
			assertThat(pong.id()).isEqualTo(70);
			assertThat(pong.thread()).matches(EVENT_LOOP_THREADS);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void answersOnVirtualThreadsWhenTheApplicationUsesThem() {
		PlainServer.with(BlockingService.class)
			.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> {
				assertThat(exchange(context, "Test/Blocking").thread()).matches(EXECUTOR_THREADS);
				Thread thread = context.getBean(BlockingService.class).threads.get(0);
				assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "Test/Blocking", "Test/Reactive", "Test/Broadcast" })
	void tellsClientsTheDefinitionsOfWhatServicesTakeReturnAndSend(String service) {
		run((context) -> {
			MessageClient client = PlainServer.client(context, service);
			BlockingQueue<Message> pongs = new LinkedBlockingQueue<>();
			client.on("Pong", pongs::add);
			client.connect().block(PlainServer.PATIENCE);
			client.sendAndAwaitAck(client.createMessage("Ping").set("id", 7)).block(PlainServer.PATIENCE);
			assertThat(pongs.poll(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS).get("id")).isEqualTo(7L);
			client.close().block(PlainServer.PATIENCE);
		});
	}

	@Test
	void tellsTheValueOfTheConnectHandler() {
		run((context) -> {
			MessageClient client = PlainServer.client(context, "Test/Choosy");
			assertThat(client.connect(Map.of("queue", "fast")).block(PlainServer.PATIENCE))
				.isEqualTo("welcome to fast");
			client.close().block(PlainServer.PATIENCE);
		});
	}

	@Test
	void refusesAConnection() {
		run((context) -> {
			MessageClient client = PlainServer.client(context, "Test/Choosy");
			assertThatExceptionOfType(DisetException.class)
				.isThrownBy(() -> client.connect(Map.of("queue", "slow")).block(PlainServer.PATIENCE))
				.withMessage("No slow ones")
				.satisfies((ex) -> assertThat(ex.getErrno()).isEqualTo(1300));
			client.close().block(PlainServer.PATIENCE);
			assertThat(context.getBean(ChoosyService.class).drops).isEmpty();
		});
	}

	@Test
	void callsTheDropHandlerOnce() {
		ChoosyService[] service = new ChoosyService[1];
		run((context) -> {
			service[0] = context.getBean(ChoosyService.class);
			MessageClient client = PlainServer.client(context, "Test/Choosy");
			client.connect(Map.of("queue", "fast")).block(PlainServer.PATIENCE);
			client.close().block(PlainServer.PATIENCE);
			assertThat(service[0].drops.poll(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS).kind())
				.isEqualTo(CloseReason.Kind.PEER_CLOSED);
			assertThat(context.getBean(DisetConnections.class).all()).isEmpty();
		});
		assertThat(service[0].drops).isEmpty();
	}

	@Test
	void letsServicesSendToOtherConnections() {
		run((context) -> {
			MessageClient receiver = PlainServer.client(context, "Test/Broadcast");
			BlockingQueue<Pong> pongs = new LinkedBlockingQueue<>();
			receiver.on(Pong.class, pongs::add);
			receiver.connect().block(PlainServer.PATIENCE);
			MessageClient sender = PlainServer.client(context, "Test/Broadcast");
			sender.on(Pong.class, (pong) -> {
			});
			sender.send(new Ping(7));
			assertThat(pongs.poll(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
			sender.close().block(PlainServer.PATIENCE);
			receiver.close().block(PlainServer.PATIENCE);
		});
	}

	@Test
	void letsHandlersEndBeforeTheApplicationStops() {
		SlowService[] service = new SlowService[1];
		PlainServer.with(SlowService.class).run((context) -> {
			service[0] = context.getBean(SlowService.class);
			MessageClient client = PlainServer.client(context, "Test/Slow");
			client.onDisconnect((reason) -> {
				service[0].mayEnd.countDown();
				client.close();
			});
			client.send(new Ping(1)).block(PlainServer.PATIENCE);
			service[0].begun.await(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		});
		assertThat(service[0].events).containsExactly("message", "drop STOPPING");
	}

	private static void run(ContextConsumer<AssertableApplicationContext> test) {
		PlainServer
			.with(BlockingService.class, ReactiveService.class, DynamicService.class, ChoosyService.class,
					BroadcastService.class)
			.run(test);
	}

	private static Pong exchange(AssertableApplicationContext context, String service) throws InterruptedException {
		BlockingQueue<Pong> pongs = new LinkedBlockingQueue<>();
		MessageClient client = PlainServer.client(context, service);
		client.on(Pong.class, pongs::add);
		client.send(new Ping(7));
		Pong pong = pongs.poll(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(pong).isNotNull();
		client.close().block(PlainServer.PATIENCE);
		return pong;
	}

	@DisetService("Test/Blocking")
	static class BlockingService {

		private final List<Thread> threads = new ArrayList<>();

		@OnMessage
		Pong ping(Ping ping) {
			this.threads.add(Thread.currentThread());
			return Pong.to(ping);
		}

	}

	@DisetService("Test/Reactive")
	static class ReactiveService {

		@OnMessage
		Mono<Pong> ping(Ping ping) {
			return Mono.just(Pong.to(ping));
		}

	}

	@DisetService("Test/Dynamic")
	static class DynamicService {

		@OnMessage(value = "Ping", execution = HandlerExecution.EVENT_LOOP)
		Pong ping(Message message) {
			return new Pong(10 * (long) message.get("id"), Thread.currentThread().getName());
		}

		@OnMessage
		Ping unused(Pong pong) {
			return new Ping(pong.id());
		}

	}

	@DisetService("Test/Choosy")
	static class ChoosyService {

		private final BlockingQueue<CloseReason> drops = new LinkedBlockingQueue<>();

		@OnConnect
		String connected(Map<String, Object> arguments) {
			if (arguments.get("queue").equals("slow")) {
				throw new DisetException(1300, "No slow ones");
			}
			return "welcome to " + arguments.get("queue");
		}

		@OnDrop
		void dropped(CloseReason reason) {
			this.drops.add(reason);
		}

	}

	@DisetService(name = "Test/Broadcast", sends = Pong.class)
	static class BroadcastService {

		private final DisetConnections connections;

		BroadcastService(DisetConnections connections) {
			this.connections = connections;
		}

		@OnMessage
		void ping(Ping ping, DisetConnection connection) {
			this.connections.ofService(connection.service())
				.forEach((other) -> this.connections.send(other.id(), Pong.to(ping)));
		}

	}

	@DisetService("Test/Slow")
	static class SlowService {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch mayEnd = new CountDownLatch(1);

		private final List<String> events = new ArrayList<>();

		@OnMessage
		void ping(Ping ping) throws InterruptedException {
			this.begun.countDown();
			if (this.mayEnd.await(PlainServer.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.events.add("message");
			}
		}

		@OnDrop
		void dropped(CloseReason reason) {
			this.events.add("drop " + reason.kind());
		}

	}

}

package io.diset.boot.autoconfigure.client;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisetClientLifecycleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private final BlockingQueue<CloseReason> drops = new LinkedBlockingQueue<>();

	private final DisetServer server = DisetServer.builder(Runnable::run)
		.host("127.0.0.1")
		.authorization(AuthorizationRules.ALL)
		.service(ServiceDefinition.builder("Test/Service").onConnect(Execution.EVENT_LOOP, (connection) -> {
			this.connections.add(connection);
			return null;
		})
			.onMessage(MessageType.of(Echo.class), Execution.EVENT_LOOP, (connection, echo) -> echo)
			.onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
				this.drops.add(reason);
				return null;
			})
			.build())
		.build();

	private ApplicationContextRunner runner;

	@BeforeEach
	void startServer() {
		InetSocketAddress address = this.server.start().block(PATIENCE);
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class))
			.withPropertyValues("diset.client.url=dip://127.0.0.1:%d/Test/Service".formatted(address.getPort()));
	}

	@AfterEach
	void stopServer() {
		this.server.stop(PATIENCE).block(PATIENCE);
	}

	@Test
	void connectsWhenTheApplicationSends() {
		this.runner.run((context) -> {
			BlockingQueue<String> threads = new LinkedBlockingQueue<>();
			MessageClient client = context.getBean(MessageClient.class);
			client.on(Echo.class, (echo) -> threads.add(Thread.currentThread().getName()));
			assertThat(this.connections).isEmpty();
			client.send(new Echo("hello"));
			assertThat(threads.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).matches("diset-client-callback-\\d+");
			assertThat(this.connections.remove().identity()).isEqualTo(client.identity());
		});
	}

	@Test
	void closesWithTheApplication() throws Exception {
		MessageClient[] client = new MessageClient[1];
		this.runner.run((context) -> {
			client[0] = context.getBean(MessageClient.class);
			client[0].connect().block(PATIENCE);
		});
		assertThat(client[0].isConnected()).isFalse();
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> client[0].connect().block(PATIENCE));
		assertThat(this.drops.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS).kind())
			.isEqualTo(CloseReason.Kind.PEER_CLOSED);
	}

	@Test
	void waitsForCallbacksWhenItCloses() {
		BlockingQueue<String> called = new LinkedBlockingQueue<>();
		this.runner.run((context) -> {
			MessageClient client = context.getBean(MessageClient.class);
			client.onDisconnect((reason) -> called.add(Thread.currentThread().getName()));
			client.connect().block(PATIENCE);
		});
		assertThat(called).singleElement().asString().startsWith("diset-client-callback-");
	}

	@Test
	void givesItsThreadsBack() {
		Object[] resources = new Object[2];
		this.runner.run((context) -> {
			resources[0] = context.getBean(ClientResourcesConfiguration.LOOP_RESOURCES);
			resources[1] = context.getBean(ClientResourcesConfiguration.EXECUTOR);
		});
		assertThat(((LoopResources) resources[0]).isDisposed()).isTrue();
		assertThat(((ExecutorService) resources[1]).isShutdown()).isTrue();
	}

	@Test
	void closesWhenTheApplicationFailsAfterConnecting() throws Exception {
		this.runner.withBean(Connecting.class)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("After connecting"));
		assertThat(this.drops.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
	}

	@Test
	void closesAfterTheServers() {
		this.runner.run((context) -> {
			DisetClientLifecycle lifecycle = context.getBean(DisetClientLifecycle.class);
			assertThat(lifecycle.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE - 2048);
			assertThat(lifecycle.isPauseable()).isFalse();
			assertThat(lifecycle.isRunning()).isTrue();
		});
	}

	@DisetMessage("Echo")
	record Echo(String text) {
	}

	static class Connecting {

		Connecting(MessageClient client) {
			client.connect().block(PATIENCE);
			throw new IllegalStateException("After connecting");
		}

	}

}

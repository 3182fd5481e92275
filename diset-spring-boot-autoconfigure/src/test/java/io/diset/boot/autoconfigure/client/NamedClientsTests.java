package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.TestCertificates;
import io.diset.client.DisconnectedSends;
import io.diset.client.MessageClient;
import io.diset.client.MessageClientState;
import io.diset.connection.Execution;
import io.diset.message.DisetMessage;
import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Await;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Clients beside the default one: those with names, and those made at run time.
 */
class NamedClientsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final RunningServer clock = RunningServer.of(echo("Test/Clock"));

	private final RunningServer store = RunningServer.of(echo("Test/Store"));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetClientAutoConfiguration.class));

	@AfterEach
	void stop() {
		this.clock.close();
		this.store.close();
	}

	@Test
	void areInjectedByQualifierAndTheDefaultOneWithout() {
		this.runner
			.withPropertyValues("diset.client.url=" + url(this.clock, "Test/Clock"),
					"diset.client.clients.store.url=" + url(this.store, "Test/Store"))
			.withBean(Injected.class)
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				assertThat(injected.client.service()).isEqualTo("Test/Clock");
				assertThat(injected.store.service()).isEqualTo("Test/Store");
				assertThat(context.getBean("storeMessageClient")).isSameAs(injected.store);
			});
	}

	@Test
	void areInjectedByNameWithoutADefaultOne() {
		this.runner.withPropertyValues("diset.client.clients.my-clock.url=" + url(this.clock, "Test/Clock"))
			.run((context) -> assertThat(context.getBean(MessageClient.class))
				.isSameAs(context.getBean("my-clockMessageClient")));
	}

	@Test
	void haveThePropertiesOfTheDefaultOneWhereTheySayNothingElse() {
		this.runner
			.withPropertyValues("diset.client.disconnected-sends=fail", "diset.client.setup=Default",
					"diset.client.inbound.window=7", "diset.client.inbound.frame-timeout=5s",
					"diset.client.clients.clock.url=dip://localhost:1/Test/Clock",
					"diset.client.clients.clock.setup=Clock", "diset.client.clients.clock.inbound.window=9")
			.run((context) -> {
				MessageClientProperties clock = NamedClientProperties.of(context.getEnvironment()).get("clock");
				assertThat(clock.getDisconnectedSends()).isEqualTo(DisconnectedSends.FAIL);
				assertThat(clock.getSetup()).isEqualTo("Clock");
				assertThat(clock.getInbound().getWindow()).isEqualTo(9);
				assertThat(clock.getInbound().getFrameTimeout()).isEqualTo(Duration.ofSeconds(5));
			});
	}

	@Test
	void haveATlsOfTheirOwnWhereTheyAskForIt() {
		TestCertificates certificates = new TestCertificates();
		this.runner
			.withBean(SslBundleRegistrar.class,
					() -> (registry) -> registry.registerBundle("user", certificates.user("user")))
			.withPropertyValues("diset.client.ssl.bundle=user",
					"diset.client.clients.same.url=dips://localhost:1/Test/Clock",
					"diset.client.clients.quick.url=dips://localhost:1/Test/Clock",
					"diset.client.clients.quick.ssl.handshake-timeout=1s")
			.run((context) -> {
				ClientBuilders builders = new ClientBuilders(context.getBean(DisetClientProperties.class),
						context.getBeanFactory());
				Map<String, MessageClientProperties> named = NamedClientProperties.of(context.getEnvironment());
				assertThat(builders.create("same", named.get("same"))).extracting("tls.handshakeTimeoutMillis")
					.isEqualTo(10_000L);
				assertThat(builders.create("quick", named.get("quick"))).extracting("tls.handshakeTimeoutMillis")
					.isEqualTo(1_000L);
			});
	}

	@Test
	void mustHaveAServiceOfTheirOwn() {
		this.runner
			.withPropertyValues("diset.client.url=dip://localhost:1/Test/Clock", "diset.client.clients.store.vo=x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("diset.client.clients.store.url")
				.hasMessageContaining("There must be either the URL of the service, or its name"));
	}

	@Test
	void findTheirServiceByName() {
		this.runner
			.withPropertyValues("diset.client.service=Test/Clock",
					"diset.client.services.[Test/Clock]=dip://127.0.0.1:1,dip://127.0.0.1:" + this.clock.port())
			.run((context) -> {
				MessageClient client = context.getBean(MessageClient.class);
				client.connect().block(PATIENCE);
				assertThat(client.isConnected()).isTrue();
			});
	}

	@Test
	void doNotStartWithTheUrlOfAnotherService() {
		this.runner
			.withPropertyValues("diset.client.service=Test/Clock",
					"diset.client.services.[Test/Clock]=dip://127.0.0.1:1/Test/Store")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("It is the URL of service Test/Store."));
	}

	@Test
	void doNotStartWithTheNameOfNoService() {
		this.runner.withPropertyValues("diset.client.service=Clock")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("System/Component"));
	}

	@Test
	void areMadeAtRunTimeAndEndWithTheApplication() {
		MessageClient[] made = new MessageClient[2];
		this.runner.run((context) -> {
			MessageClientFactory factory = context.getBean(MessageClientFactory.class);
			made[0] = factory.create(url(this.clock, "Test/Clock"));
			made[1] = factory.create(url(this.store, "Test/Store"), (builder) -> builder.setup("Mine"));
			made[0].connect().block(PATIENCE);
			made[1].connect().block(PATIENCE);
			assertThat(made).allMatch(MessageClient::isConnected);
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> factory.create("http://x/A/B"));
		});
		assertThat(made).extracting(MessageClient::state).containsOnly(MessageClientState.CLOSED);
	}

	@Test
	void publishTheirStates() {
		this.runner.withPropertyValues("diset.client.url=" + url(this.clock, "Test/Clock"))
			.withBean(States.class)
			.run((context) -> {
				MessageClient client = context.getBean(MessageClient.class);
				client.connect().block(PATIENCE);
				States states = context.getBean(States.class);
				assertThat(states.next()).isEqualTo(MessageClientState.CONNECTING);
				assertThat(states.next()).isEqualTo(MessageClientState.CONNECTED);
				client.disconnect().block(PATIENCE);
				assertThat(states.next()).isEqualTo(MessageClientState.DISCONNECTED);
			});
	}

	@Test
	void talkToTheirServicesAtTheSameTime() {
		this.runner
			.withPropertyValues("diset.client.url=" + url(this.clock, "Test/Clock"),
					"diset.client.clients.store.url=" + url(this.store, "Test/Store"))
			.withBean(Injected.class)
			.run((context) -> {
				Injected injected = context.getBean(Injected.class);
				BlockingQueue<String> answers = new LinkedBlockingQueue<>();
				injected.client.on(Echo.class, (echo) -> answers.add("clock " + echo.text()));
				injected.store.on(Echo.class, (echo) -> answers.add("store " + echo.text()));
				injected.client.send(new Echo("one"));
				injected.store.send(new Echo("two"));
				Await.until(() -> answers.size() == 2);
				assertThat(answers).containsExactlyInAnyOrder("clock one", "store two");
			});
	}

	private static String url(RunningServer server, String service) {
		return "dip://127.0.0.1:%d/%s".formatted(server.port(), service);
	}

	private static ServiceDefinition echo(String name) {
		return ServiceDefinition.builder(name)
			.onMessage(MessageType.of(Echo.class), Execution.EVENT_LOOP, (connection, echo) -> echo)
			.build();
	}

	@DisetMessage("Echo")
	record Echo(String text) {
	}

	static class Injected {

		private final MessageClient client;

		private final MessageClient store;

		Injected(MessageClient client, @Qualifier("store") MessageClient store) {
			this.client = client;
			this.store = store;
		}

	}

	static class States {

		private final BlockingQueue<MessageClientState> states = new LinkedBlockingQueue<>();

		@EventListener
		void changed(MessageClientStateEvent event) {
			this.states.add(event.getState());
		}

		MessageClientState next() throws InterruptedException {
			return this.states.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}

	}

}

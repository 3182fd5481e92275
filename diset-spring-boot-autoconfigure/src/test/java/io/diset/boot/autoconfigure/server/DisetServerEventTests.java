package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.diset.client.MessageClient;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DisetServerEventTests {

	private static final String STARTED = "DisetServerStartedEvent";

	private static final String DRAINING = "DisetServerDrainingEvent";

	private static final String STOPPED = "DisetServerStoppedEvent";

	private final List<String> events = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner runner = PlainServer.with(Service.class)
		.withInitializer((context) -> context.addApplicationListener(
				(ApplicationListener<DisetServerEvent>) (event) -> this.events.add(event.getClass().getSimpleName())));

	@Test
	void followsTheLifeOfTheServer() {
		this.runner.run((context) -> assertThat(this.events).containsExactly(STARTED));
		assertThat(this.events).containsExactly(STARTED, DRAINING, STOPPED);
	}

	@Test
	void tellsTheServerAndAllItsAddresses() {
		DisetServerStartedEvent[] started = new DisetServerStartedEvent[1];
		this.runner
			.withPropertyValues("diset.server.listeners.other.port=0", "diset.server.listeners.other.address=127.0.0.1",
					"diset.server.listeners.other.ssl.enabled=false")
			.withInitializer((context) -> context
				.addApplicationListener((ApplicationListener<DisetServerStartedEvent>) (event) -> started[0] = event))
			.run((context) -> {
				assertThat(started[0].getServer()).isSameAs(context.getBean(DisetServer.class));
				assertThat(started[0].getAddresses()).containsOnlyKeys("default", "other")
					.containsEntry("default", started[0].getAddress());
			});
	}

	@Test
	void hasEachEventOnceWhenTheServerIsStoppedBeforeTheApplication() {
		this.runner.run((context) -> {
			context.getBean(DisetServerLifecycle.class).stop();
			assertThat(this.events).containsExactly(STARTED, DRAINING, STOPPED);
		});
		assertThat(this.events).containsExactly(STARTED, DRAINING, STOPPED);
	}

	@Test
	void hasAllEventsWhenTheApplicationFailsAfterTheStartOfTheServer() {
		this.runner.withBean(FailingLifecycle.class).run((context) -> assertThat(context).hasFailed());
		assertThat(this.events).containsExactly(STARTED, DRAINING, STOPPED);
	}

	@Test
	void hasNoEventWhenTheServerCannotStart() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.runner.withPropertyValues("diset.server.port=" + taken.getLocalPort())
				.run((context) -> assertThat(context).hasFailed());
		}
		assertThat(this.events).isEmpty();
	}

	@Test
	void drainsWhileConnectionsAreOpenAndStopsWhenTheyAreClosed() {
		MessageClient[] client = new MessageClient[1];
		this.runner.withInitializer((context) -> context
			.addApplicationListener((ApplicationListener<DisetServerEvent>) (event) -> this.events
				.add(event.getServer().connections().all().size() + " connections")))
			.run((context) -> {
				client[0] = PlainServer.client(context, "Test/Service");
				client[0].connect().block(PlainServer.PATIENCE);
				assertThat(context.getBean(DisetConnections.class).all()).hasSize(1);
			});
		client[0].close().block(PlainServer.PATIENCE);
		assertThat(this.events).containsExactly(STARTED, "0 connections", DRAINING, "1 connections", STOPPED,
				"0 connections");
	}

	@Test
	void stopsThoughSomebodyFailsToTakeNotice(CapturedOutput output) {
		this.runner.withInitializer(
				(context) -> context.addApplicationListener((ApplicationListener<DisetServerDrainingEvent>) (event) -> {
					throw new IllegalStateException("No time");
				}))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.events).containsExactly(STARTED, DRAINING, STOPPED);
		assertThat(output).contains("The DisetServerDrainingEvent could not be handled", "No time");
	}

	@DisetService("Test/Service")
	static class Service {

	}

	static class FailingLifecycle implements SmartLifecycle {

		@Override
		public void start() {
			throw new IllegalStateException("Later than the server");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}

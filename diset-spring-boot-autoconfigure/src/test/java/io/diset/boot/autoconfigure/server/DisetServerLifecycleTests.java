package io.diset.boot.autoconfigure.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.diset.server.DisetServer;
import io.diset.server.ListenerBindException;
import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DisetServerLifecycleTests {

	private final ApplicationContextRunner runner = PlainServer.with(Service.class);

	@Test
	void publishesThePortOnWhichItListens() {
		this.runner.run((context) -> {
			try (Socket socket = connect(PlainServer.port(context))) {
				assertThat(socket.isConnected()).isTrue();
			}
		});
	}

	@Test
	void publishesThePortToParents() {
		new ApplicationContextRunner().run((parent) -> this.runner.withParent(parent)
			.run((context) -> assertThat(PlainServer.port(parent)).isEqualTo(PlainServer.port(context))));
	}

	@Test
	void publishesAnEventWhenThePortIsKnown() {
		this.runner.withBean(StartListener.class).run((context) -> {
			List<DisetServerStartedEvent> events = context.getBean(StartListener.class).events;
			assertThat(events).singleElement().satisfies((event) -> {
				assertThat(event.getServer()).isSameAs(context.getBean(DisetServer.class));
				assertThat(event.getAddress().getPort()).isEqualTo(PlainServer.port(context));
			});
		});
	}

	@Test
	void keepsTheProcessAliveWhileItRuns() throws Exception {
		Thread[] keepAlive = new Thread[1];
		this.runner.run((context) -> {
			keepAlive[0] = keepAliveThread().orElseThrow();
			assertThat(keepAlive[0].isDaemon()).isFalse();
			assertThat(keepAlive[0].isAlive()).isTrue();
		});
		keepAlive[0].join(PlainServer.PATIENCE.toMillis());
		assertThat(keepAlive[0].isAlive()).isFalse();
	}

	@Test
	void stopsListeningWithTheApplication() {
		int[] port = new int[1];
		this.runner.run((context) -> port[0] = PlainServer.port(context));
		assertThatIOException().isThrownBy(() -> connect(port[0]).close());
	}

	@Test
	void endsWhenTheApplicationFailsAfterItsStart() throws Exception {
		FailingLifecycle failing = new FailingLifecycle();
		this.runner.withBean(FailingLifecycle.class, () -> failing)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage("Later than the server"));
		failing.keepAlive.join(PlainServer.PATIENCE.toMillis());
		assertThat(failing.keepAlive.isAlive()).isFalse();
	}

	@Test
	void failsWhenThePortIsInUse() throws Exception {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.runner.withPropertyValues("diset.server.port=" + other.getLocalPort())
				.run((context) -> assertThat(context).getFailure().hasCauseInstanceOf(ListenerBindException.class));
		}
		for (Optional<Thread> left = keepAliveThread(); left.isPresent(); left = keepAliveThread()) {
			// Maybe the one of a test before, which is about to end
			left.get().join(PlainServer.PATIENCE.toMillis());
			assertThat(left.get().isAlive()).isFalse();
		}
	}

	@Test
	void cannotBeStartedAgain() {
		this.runner.run((context) -> {
			DisetServerLifecycle lifecycle = context.getBean(DisetServerLifecycle.class);
			lifecycle.stop();
			assertThat(lifecycle.isRunning()).isFalse();
			lifecycle.stop();
			assertThatIllegalStateException().isThrownBy(lifecycle::start)
				.withMessage("A DISET server cannot be started a second time");
		});
	}

	@Test
	void endsInThePhaseInWhichWebServersEndGracefully() {
		this.runner.run((context) -> {
			DisetServerLifecycle lifecycle = context.getBean(DisetServerLifecycle.class);
			assertThat(lifecycle.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE - 1024);
			assertThat(lifecycle.isPauseable()).isFalse();
		});
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
				Math.toIntExact(PlainServer.PATIENCE.toMillis()));
		return socket;
	}

	private static Optional<Thread> keepAliveThread() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals(KeepAliveThread.NAME))
			.findFirst();
	}

	@DisetService("Test/Service")
	static class Service {

	}

	static class StartListener {

		private final List<DisetServerStartedEvent> events = new ArrayList<>();

		private final Environment environment;

		StartListener(ApplicationContext context) {
			this.environment = context.getEnvironment();
		}

		@EventListener
		void started(DisetServerStartedEvent event) {
			assertThat(this.environment.getProperty(LocalServerPort.PROPERTY)).isNotNull();
			this.events.add(event);
		}

	}

	static class FailingLifecycle implements SmartLifecycle {

		private Thread keepAlive;

		@Override
		public void start() {
			this.keepAlive = keepAliveThread().orElseThrow();
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

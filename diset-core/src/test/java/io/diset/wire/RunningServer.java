package io.diset.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import io.diset.server.AdmissionStatus;
import io.diset.server.AuthorizationRules;
import io.diset.server.DisetConnections;
import io.diset.server.DisetServer;
import io.diset.server.ServiceDefinition;

/**
 * A server on a free port of loopback, without TLS unless asked for.
 */
public final class RunningServer implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> new Thread(task, "handler"));

	private final DisetServer server;

	private final int port;

	private RunningServer(UnaryOperator<DisetServer.Builder> customizer, int port) {
		this.server = customizer.apply(
				DisetServer.builder(this.executor).host("127.0.0.1").port(port).authorization(AuthorizationRules.ALL))
			.build();
		this.port = this.server.start().blockOptional(TIMEOUT).orElseThrow().getPort();
	}

	public static RunningServer of(ServiceDefinition service) {
		return with((builder) -> builder.service(service));
	}

	public static RunningServer with(UnaryOperator<DisetServer.Builder> customizer) {
		return new RunningServer(customizer, 0);
	}

	public static RunningServer onPort(int port, ServiceDefinition service) {
		return new RunningServer((builder) -> builder.service(service), port);
	}

	public int port() {
		return this.port;
	}

	public DisetConnections connections() {
		return this.server.connections();
	}

	public AdmissionStatus admission() {
		return this.server.admission();
	}

	public RawPeer connect() throws IOException {
		return RawPeer.connect(this.port);
	}

	/**
	 * Stop the server and wait for it.
	 * @param grace how long the connections may take
	 */
	public void stop(Duration grace) {
		this.server.stop(grace).block(grace.plus(TIMEOUT));
	}

	@Override
	public void close() {
		stop(TIMEOUT);
		this.executor.shutdownNow();
	}

}

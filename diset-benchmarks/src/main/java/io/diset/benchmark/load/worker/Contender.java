package io.diset.benchmark.load.worker;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.diset.benchmark.load.diset.CoreServer;
import io.diset.benchmark.load.diset.DisetClient;
import io.diset.benchmark.load.diset.SpringDisetServer;
import io.diset.benchmark.load.grpc.GrpcClient;
import io.diset.benchmark.load.grpc.GrpcServer;
import io.diset.benchmark.load.limit.LimitClient;
import io.diset.benchmark.load.limit.LimitServer;
import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.rsocket.RSocketClient;
import io.diset.benchmark.load.rsocket.RSocketServer;
import io.diset.benchmark.load.rsocket.SpringRSocketClient;
import io.diset.benchmark.load.rsocket.SpringRSocketServer;

/**
 * What is compared: a server and a client.
 *
 * @since 0.1.0
 */
public enum Contender {

	/**
	 * This library with Spring Boot, handlers on the event loop.
	 */
	DISET("diset", SpringDisetServer::onEventLoop, DisetClient::plain),

	/**
	 * This library with Spring Boot, handlers on the executor.
	 */
	DISET_EXECUTOR("diset-executor", SpringDisetServer::onExecutor, DisetClient::plain),

	/**
	 * This library without Spring.
	 */
	DISET_CORE("diset-core", CoreServer::new, DisetClient::plain),

	/**
	 * {@link #DISET} with trust and a proxy as on the grid.
	 */
	DISET_GRID("diset-grid", SpringDisetServer::onGrid, DisetClient::onGrid),

	/**
	 * The server of {@link #DISET} with the client of {@link #LIMIT}.
	 */
	DISET_SERVER("diset-server", SpringDisetServer::onEventLoop, LimitClient::new),

	/**
	 * Bare Netty with the same frames.
	 */
	LIMIT("limit", LimitServer::start, LimitClient::new),

	/**
	 * A stream of gRPC.
	 */
	GRPC("grpc", GrpcServer::new, GrpcClient::new),

	/**
	 * Requests and responses of RSocket.
	 */
	RSOCKET("rsocket", RSocketServer::new, RSocketClient::new),

	/**
	 * Annotated methods of Spring's RSocket, with JSON.
	 */
	SPRING_RSOCKET("spring-rsocket", SpringRSocketServer::new, SpringRSocketClient::new);

	private final String text;

	@SuppressWarnings("ImmutableEnumChecker")
	private final ServerFactory server;

	@SuppressWarnings("ImmutableEnumChecker")
	private final ClientFactory client;

	Contender(String text, ServerFactory server, ClientFactory client) {
		this.text = text;
		this.server = server;
		this.client = client;
	}

	/**
	 * Find a contender.
	 * @param text its name
	 * @return the contender
	 * @throws IllegalArgumentException if there is none of this name
	 */
	public static Contender of(String text) {
		return Arrays.stream(values())
			.filter((contender) -> contender.text.equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Not a contender: %s. There is %s".formatted(text,
					Arrays.stream(values()).map(Contender::toString).collect(Collectors.joining(", ")))));
	}

	/**
	 * Whether this contender can do something.
	 * @param workload what is to be done
	 * @return whether it has such messages
	 */
	public boolean supports(Workload workload) {
		return switch (workload.wire()) {
			case PLAIN -> true;
			case ACKNOWLEDGED, DENCODE -> speaksDiset();
			case SINGLE_RECORDS -> this == DISET_SERVER || this == LIMIT;
		};
	}

	/**
	 * Whether the messages are those of this library.
	 * @return whether they are
	 */
	public boolean speaksDiset() {
		return this != GRPC && this != RSOCKET && this != SPRING_RSOCKET;
	}

	LoadServer start(Setting setting, KeyFiles keys) {
		return this.server.start(setting, keys);
	}

	LoadClient client(Setting setting, KeyFiles keys, int port) {
		return this.client.create(setting, keys, port);
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * Starts a server.
	 */
	@FunctionalInterface
	private interface ServerFactory {

		LoadServer start(Setting setting, KeyFiles keys);

	}

	/**
	 * Makes a client.
	 */
	@FunctionalInterface
	private interface ClientFactory {

		LoadClient create(Setting setting, KeyFiles keys, int port);

	}

}

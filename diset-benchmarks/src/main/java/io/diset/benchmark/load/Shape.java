package io.diset.benchmark.load;

import java.util.ArrayList;
import java.util.List;

import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.worker.Workload;

/**
 * How processes are started: the same for all contenders.
 */
enum Shape {

	/**
	 * As most workloads want it.
	 */
	ORDINARY,

	/**
	 * Both processes on the same core.
	 */
	PINNED,

	/**
	 * No TLS session is resumed.
	 */
	FULL_HANDSHAKES,

	/**
	 * TLS sessions may be resumed.
	 */
	RESUMED_HANDSHAKES,

	/**
	 * The heap is as small as it can be.
	 */
	SMALL;

	private static final List<String> COLLECTOR = List.of("-XX:+UseG1GC");

	private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

	/**
	 * A collection of all gives back what is free: else a process keeps the room that it
	 * needed to connect.
	 */
	private static final List<String> SMALL_HEAP = List.of("-Xms16m", "-Xmx2g", "-XX:MinHeapFreeRatio=5",
			"-XX:MaxHeapFreeRatio=15");

	/**
	 * A client of the JDK does not say how sessions could be resumed, so that servers do
	 * not offer it; one of OpenSSL keeps none.
	 */
	private static final List<String> NO_RESUMPTION = List.of(
			"-Djdk.tls.client.disableExtensions=psk_key_exchange_modes",
			"-Dio.netty.handler.ssl.openssl.sessionCacheClient=false");

	/**
	 * Return how the processes of a workload are started.
	 * @param workload the workload
	 * @return the shape
	 */
	static Shape of(Workload workload) {
		if (workload.isPinned()) {
			return PINNED;
		}
		return switch (workload) {
			case W5_FULL -> FULL_HANDSHAKES;
			case W5_RESUMED -> RESUMED_HANDSHAKES;
			case W6_2000, W6_9000 -> SMALL;
			default -> ORDINARY;
		};
	}

	List<String> command() {
		return (this == PINNED) ? List.of("taskset", "-c", "0") : List.of();
	}

	/**
	 * Return the options of the JVM, of both sides.
	 * @param setting whose TLS and sockets are used
	 * @return the options
	 */
	List<String> jvmOptions(Setting setting) {
		List<String> options = new ArrayList<>(COLLECTOR);
		options.addAll((this == SMALL) ? SMALL_HEAP : HEAP);
		options.addAll(setting.jvmOptions());
		options.add("-Dreactor.netty.ioWorkerCount=" + Loops.THREADS);
		options.add("-Dlogback.configurationFile=logback-load.xml");
		options.add("-Dlogging.config=classpath:logback-load.xml");
		if (this == FULL_HANDSHAKES) {
			options.addAll(NO_RESUMPTION);
		}
		if (Runtime.version().feature() > 17) {
			options.add("--enable-native-access=ALL-UNNAMED");
		}
		return options;
	}

}

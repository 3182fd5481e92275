package io.diset.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.result.Figure;
import io.diset.benchmark.load.worker.ClientWorker;
import io.diset.benchmark.load.worker.Contender;
import io.diset.benchmark.load.worker.Progress;
import io.diset.benchmark.load.worker.ServerWorker;
import io.diset.benchmark.load.worker.Usage;
import io.diset.benchmark.load.worker.Workload;
import io.diset.benchmark.process.ProcessState;
import io.diset.benchmark.process.ServiceProcess;

/**
 * The two processes of a contender.
 */
final class ProcessPair implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofMinutes(6);

	private static final Duration LEAD_IN = Duration.ofMillis(500);

	private static final int WARM_UP_CONNECTIONS = 500;

	/**
	 * Until the code that connects is compiled, which takes more memory than some
	 * thousand connections. Few at a time, since the C library keeps what they release.
	 */
	private static final int WARM_UPS_OF_MEMORY = 8;

	private static final List<Figure> PERCENTILES = List.of(Figure.P50, Figure.P90, Figure.P99, Figure.P999);

	private final Contender contender;

	private final ServiceProcess server;

	private final ServiceProcess client;

	private ProcessPair(Contender contender, ServiceProcess server, ServiceProcess client) {
		this.contender = contender;
		this.server = server;
		this.client = client;
	}

	static ProcessPair start(Contender contender, Setting setting, Shape shape, Path keys) {
		List<String> arguments = List.of(contender.toString(), setting.toString(), keys.toString());
		List<String> options = shape.jvmOptions(setting);
		ServiceProcess server = ServiceProcess.start(shape.command(), ServerWorker.class, options, arguments,
				(line) -> System.err.println(contender + " server: " + line));
		List<String> clientArguments = List.of(contender.toString(), setting.toString(), keys.toString(),
				Integer.toString(server.port()));
		return new ProcessPair(contender, server, ServiceProcess.start(shape.command(), ClientWorker.class, options,
				clientArguments, (line) -> System.err.println(contender + " client: " + line)));
	}

	Contender contender() {
		return this.contender;
	}

	/**
	 * Do a workload, without measuring.
	 * @param workload the workload
	 * @param time how long
	 */
	void warmUp(Workload workload, Duration time) {
		ask(ClientWorker.OPEN + " " + workload);
		pause(time);
		ask(ClientWorker.CLOSE);
	}

	/**
	 * Do a workload, and measure.
	 * @param workload the workload
	 * @param time how long
	 * @return the figures by their keys
	 */
	Map<String, Double> measure(Workload workload, Duration time) {
		ask(ClientWorker.OPEN + " " + workload);
		pause(LEAD_IN);
		Progress begin = Progress.parse(ask(ClientWorker.BEGIN));
		Usage serverBegin = Usage.parse(this.server.ask(ServerWorker.USAGE, TIMEOUT));
		pause(time);
		Progress end = Progress.parse(ask(ClientWorker.END));
		Usage serverEnd = Usage.parse(this.server.ask(ServerWorker.USAGE, TIMEOUT));
		ask(ClientWorker.CLOSE);
		return figures(workload, begin, end, serverEnd.since(serverBegin));
	}

	private Map<String, Double> figures(Workload workload, Progress begin, Progress end, Usage server) {
		Usage client = end.usage().since(begin.usage());
		double count = end.count() - begin.count();
		if (count <= 0) {
			throw new IllegalStateException("%s did nothing in %s".formatted(this.contender, workload));
		}
		double seconds = client.nanos() / 1e9;
		Map<String, Double> figures = new HashMap<>();
		figures.put(Figure.RATE.key(), count / seconds);
		figures.put(Figure.SERVER_CPU.key(), server.cpuNanos() / count / 1e3);
		figures.put(Figure.CLIENT_CPU.key(), client.cpuNanos() / count / 1e3);
		figures.put(Figure.SERVER_BYTES.key(), server.allocatedBytes() / count);
		figures.put(Figure.CLIENT_BYTES.key(), client.allocatedBytes() / count);
		if (workload.kind() == Workload.Kind.BLOCK) {
			figures.put(Figure.MEGABYTES.key(), count * workload.blockSize() / seconds / 1e6);
		}
		for (int i = 0; i < end.latencies().size(); i++) {
			figures.put(PERCENTILES.get(i).key(), end.latencies().get(i) / 1e3);
		}
		return figures;
	}

	/**
	 * Measure what idle connections take. To be called once.
	 * @param workload says how many connections
	 * @return the figures by their keys
	 */
	Map<String, Double> measureMemory(Workload workload) {
		for (int i = 0; i < WARM_UPS_OF_MEMORY; i++) {
			ask(ClientWorker.OPEN + " " + workload + " " + WARM_UP_CONNECTIONS);
			ask(ClientWorker.CLOSE);
		}
		pause(Duration.ofSeconds(1));
		ProcessState empty = ProcessState.parse(this.server.ask(ServerWorker.STATE, TIMEOUT));
		ask(ClientWorker.OPEN + " " + workload);
		ProcessState full = ProcessState.parse(this.server.ask(ServerWorker.STATE, TIMEOUT));
		ask(ClientWorker.CLOSE);
		double connections = workload.connections();
		return Map.of(Figure.HEAP.key(), (full.heap() - empty.heap()) / connections, Figure.RESIDENT.key(),
				(full.resident() - empty.resident()) / connections);
	}

	private String ask(String command) {
		String answer = this.client.ask(command, TIMEOUT);
		if (answer.startsWith(ClientWorker.FAILED)) {
			throw new IllegalStateException("%s, %s: %s".formatted(this.contender, command, answer));
		}
		return answer;
	}

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.server.close();
	}

}

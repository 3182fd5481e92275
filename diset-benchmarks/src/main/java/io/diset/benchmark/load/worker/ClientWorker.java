package io.diset.benchmark.load.worker;

import java.nio.file.Path;
import java.util.List;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.process.Control;
import org.jspecify.annotations.Nullable;

/**
 * Runs the client of a contender, under the control of the process that has started it.
 *
 * @since 0.1.0
 */
public final class ClientWorker {

	/**
	 * Begins the workload that follows, with as many connections as follow, if any.
	 */
	public static final String OPEN = "open";

	/**
	 * Begins the time that is measured.
	 */
	public static final String BEGIN = "begin";

	/**
	 * Ends the time that is measured.
	 */
	public static final String END = "end";

	/**
	 * Ends the workload.
	 */
	public static final String CLOSE = "close";

	/**
	 * With this begin the answers of commands that have failed.
	 */
	public static final String FAILED = "FAILED ";

	private final LoadClient client;

	private @Nullable Bench bench;

	private @Nullable Driver driver;

	private ClientWorker(LoadClient client) {
		this.client = client;
	}

	/**
	 * Make load until the standard input stream ends.
	 * @param args the contender, the provider, the directory of the keys, and the port of
	 * the server
	 */
	public static void main(String[] args) {
		Control control = Control.open();
		int port = Integer.parseInt(args[3]);
		try (LoadClient client = Contender.of(args[0])
			.client(Setting.of(args[1]), new KeyFiles(Path.of(args[2])), port)) {
			control.serve(port, new ClientWorker(client)::answer);
		}
		// Threads of a contender that are left must not keep the process alive
		System.exit(0);
	}

	private String answer(String command) {
		try {
			String[] words = command.split(" ", -1);
			return switch (words[0]) {
				case OPEN -> open(words);
				case BEGIN -> begin();
				case END -> end();
				case CLOSE -> close();
				default -> throw new IllegalArgumentException("Unknown command: " + command);
			};
		}
		catch (RuntimeException ex) {
			return FAILED + ex.toString().replace('\n', ' ');
		}
	}

	private String open(String[] words) {
		Workload workload = Workload.find(words[1]).get(0);
		int connections = (words.length > 2) ? Integer.parseInt(words[2]) : workload.connections();
		Bench bench = new Bench(this.client, workload, connections);
		Driver driver = Driver.of(bench);
		this.bench = bench;
		this.driver = driver;
		driver.open();
		bench.check();
		return "Open";
	}

	private String begin() {
		bench().latencies().reset();
		return progress(List.of());
	}

	private String end() {
		return progress(bench().latencies().percentiles(Progress.PERCENTILES));
	}

	private String progress(List<Long> latencies) {
		bench().check();
		return new Progress(Usage.measure(), driver().count(), latencies).toLine();
	}

	private String close() {
		driver().close();
		bench().check();
		return "Closed";
	}

	private Bench bench() {
		Bench bench = this.bench;
		if (bench == null) {
			throw new IllegalStateException("No workload");
		}
		return bench;
	}

	private Driver driver() {
		Driver driver = this.driver;
		if (driver == null) {
			throw new IllegalStateException("No workload");
		}
		return driver;
	}

}

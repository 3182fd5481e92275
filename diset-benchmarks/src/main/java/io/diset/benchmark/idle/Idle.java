package io.diset.benchmark.idle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.diset.benchmark.process.BenchmarkKeys;
import io.diset.benchmark.process.ProcessState;
import io.diset.benchmark.process.ServiceProcess;

/**
 * Measures what idle connections cost a service, which runs in a process of its own.
 *
 * @since 0.1.0
 */
public final class Idle {

	private static final int WRONG_USAGE = 2;

	private static final int WARM_UP = 500;

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private final List<String> complaints = new ArrayList<>();

	private final IdleReport report = new IdleReport(System.out);

	private final IdleOptions options;

	private Idle(IdleOptions options) {
		this.options = options;
	}

	/**
	 * Measure, and exit with 0 if all connections were there and gone in the end, 1 if
	 * not, 2 if the arguments are wrong.
	 * @param args the number of connections, if not 5000; {@code --openssl}
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		IdleOptions options;
		try {
			options = IdleOptions.parse(Arrays.asList(args));
		}
		catch (IllegalArgumentException ex) {
			System.err.println("Wrong usage: " + ex.getMessage());
			System.exit(WRONG_USAGE);
			return;
		}
		List<String> complaints = new Idle(options).run();
		System.out.println(complaints.isEmpty() ? "IDLE PASSED" : "IDLE FAILED: " + String.join("; ", complaints));
		System.exit(complaints.isEmpty() ? 0 : 1);
	}

	private List<String> run() throws InterruptedException {
		try (BenchmarkKeys keys = new BenchmarkKeys();
				ServiceProcess service = ServiceProcess.start(IdleServiceApplication.class, List.of("-Xmx2g"),
						arguments(keys), (line) -> System.err.println(line));
				IdleClients clients = new IdleClients(service.port(), keys)) {
			clients.connect(Math.min(WARM_UP, this.options.connections()));
			clients.disconnect();
			awaitQuiet(service);
			this.report.heading();
			this.report.state(service.measure());
			connect(service, clients, this.options.connections() / 2);
			connect(service, clients, this.options.connections());
			broadcast(service, clients);
			clients.disconnect();
			awaitQuiet(service);
			this.report.state(service.measure());
			service.stop();
		}
		return this.complaints;
	}

	private List<String> arguments(BenchmarkKeys keys) {
		List<String> arguments = new ArrayList<>(keys.serviceArguments());
		arguments.add("--diset.server.ssl.provider=" + (this.options.openSsl() ? "openssl" : "jdk"));
		return arguments;
	}

	private void connect(ServiceProcess service, IdleClients clients, int number) {
		long start = System.nanoTime();
		clients.connect(number);
		double seconds = (System.nanoTime() - start) / 1e9;
		ProcessState state = service.measure();
		this.report.state(state);
		this.report.line("            (connected within %.1f s)".formatted(seconds));
		if (state.connections() != number) {
			this.complaints.add("the service has %d of %d connections".formatted(state.connections(), number));
		}
	}

	private void broadcast(ServiceProcess service, IdleClients clients) throws InterruptedException {
		long start = System.nanoTime();
		String sent = service.ask(IdleServiceApplication.BROADCAST, TIMEOUT);
		int received = clients.awaitBells(this.options.connections());
		this.report.line("            (a message to all: sent to %s, received by %d within %.0f ms)".formatted(sent,
				received, (System.nanoTime() - start) / 1e6));
		if (received != this.options.connections()) {
			this.complaints.add("a message to all was sent to %s and received by %d of %d".formatted(sent, received,
					this.options.connections()));
		}
		long lost = clients.lost();
		if (lost > 0) {
			this.complaints.add(lost + " clients have lost their connection");
		}
	}

	private void awaitQuiet(ServiceProcess service) {
		String quiet = service.ask("quiet " + TIMEOUT.toMillis(), TIMEOUT.multipliedBy(2));
		if (!quiet.equals("Quiet")) {
			this.complaints.add("all clients have disconnected, but the service has connections: " + quiet);
		}
	}

}

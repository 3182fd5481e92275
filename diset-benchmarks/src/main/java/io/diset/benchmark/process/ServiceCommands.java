package io.diset.benchmark.process;

import java.util.function.UnaryOperator;

import io.diset.server.DisetConnections;

/**
 * Answers the commands that all services have: {@code measure}, {@code quiet} with a time
 * in milliseconds, {@code forget} and {@code growth}.
 *
 * @since 0.1.0
 */
public final class ServiceCommands implements UnaryOperator<String> {

	private static final int POLL_MILLIS = 50;

	private static final int CALM_POLLS = 20;

	private final DisetConnections connections;

	private final ProcessProbe probe;

	/**
	 * Create the commands.
	 * @param connections the connections of the server in this process
	 */
	public ServiceCommands(DisetConnections connections) {
		this.connections = connections;
		this.probe = new ProcessProbe(connections);
	}

	@Override
	public String apply(String command) {
		String[] words = command.split(" ", -1);
		return switch (words[0]) {
			case "measure" -> this.probe.measure().toLine();
			case "quiet" -> awaitQuiet(Long.parseLong(words[1]));
			case "growth" -> "Grown: " + this.probe.growth();
			case "forget" -> {
				this.probe.forget();
				yield "Forgotten";
			}
			default -> throw new IllegalArgumentException("Unknown command: " + command);
		};
	}

	// A socket may be open for a moment after its connection, or without one
	private String awaitQuiet(long millis) {
		long deadline = System.nanoTime() + millis * 1_000_000;
		int calm = 0;
		long before = -1;
		while (System.nanoTime() < deadline && calm < CALM_POLLS) {
			long descriptors = ProcessProbe.descriptors();
			calm = (this.connections.all().isEmpty() && descriptors == before) ? calm + 1 : 0;
			before = descriptors;
			pause();
		}
		return (calm == CALM_POLLS) ? "Quiet" : "Not quiet: " + this.connections.all();
	}

	private static void pause() {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

}

package io.diset.benchmark.load.worker;

import java.nio.file.Path;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.process.Control;
import io.diset.benchmark.process.ProcessProbe;

/**
 * Runs the server of a contender, under the control of the process that has started it.
 *
 * @since 0.1.0
 */
public final class ServerWorker {

	/**
	 * Asks for what the process has used.
	 */
	public static final String USAGE = "usage";

	/**
	 * Asks for what the process holds.
	 */
	public static final String STATE = "state";

	private ServerWorker() {
	}

	/**
	 * Serve until the standard input stream ends.
	 * @param args the contender, the provider, and the directory of the keys
	 */
	public static void main(String[] args) {
		Control control = Control.open();
		KeyFiles keys = new KeyFiles(Path.of(args[2]));
		ProcessProbe probe = new ProcessProbe(() -> 0);
		try (LoadServer server = Contender.of(args[0]).start(Setting.of(args[1]), keys)) {
			control.serve(server.port(), (command) -> switch (command) {
				case USAGE -> Usage.measure().toLine();
				case STATE -> probe.measure().toLine();
				default -> throw new IllegalArgumentException("Unknown command: " + command);
			});
		}
		// Threads of a contender that are left must not keep the process alive
		System.exit(0);
	}

}

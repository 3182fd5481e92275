package io.diset.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The service's end of the pipes to the process that has started it: answers commands,
 * one line for each, until that process closes the pipe or has ended itself. What anybody
 * prints goes to the standard error stream.
 *
 * @since 0.1.0
 */
public final class Control {

	private final PrintStream out;

	private Control(PrintStream out) {
		this.out = out;
	}

	/**
	 * Take the standard streams. To be called before anybody prints.
	 * @return the control
	 */
	public static Control open() {
		PrintStream out = System.out;
		System.setOut(System.err);
		return new Control(out);
	}

	/**
	 * Say that the service has started, and answer commands.
	 * @param port the port on which it listens
	 * @param answers returns the answer to a command
	 */
	public void serve(int port, UnaryOperator<String> answers) {
		tell(Integer.toString(port));
		try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			for (String command = in.readLine(); command != null; command = in.readLine()) {
				tell(answers.apply(command));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void tell(String line) {
		this.out.println(line);
		this.out.flush();
	}

}

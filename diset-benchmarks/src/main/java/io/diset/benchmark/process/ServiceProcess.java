package io.diset.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A service in a JVM of its own, with the class path of this one. It ends when this
 * process does, however that ends.
 *
 * @since 0.1.0
 */
public final class ServiceProcess implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private static final long STOP_SECONDS = 60;

	private static final String ENDED = "";

	private final Process process;

	private final Writer commands;

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	private final Thread log;

	private final int port;

	private ServiceProcess(Process process, Consumer<String> log) {
		this.process = process;
		this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
		read("answers of the service", process.getInputStream(), this.answers::add, () -> this.answers.add(ENDED));
		this.log = read("log of the service", process.getErrorStream(), log, null);
		this.port = Integer.parseInt(answer("start", START_TIMEOUT));
	}

	/**
	 * Start a service.
	 * @param main the class to run, which uses {@link Control}
	 * @param jvmOptions the options of the JVM
	 * @param arguments the arguments of the class
	 * @param log takes the lines that the service prints, on a thread of its own
	 * @return the service, which listens
	 * @throws IllegalStateException if it does not start
	 */
	public static ServiceProcess start(Class<?> main, List<String> jvmOptions, List<String> arguments,
			Consumer<String> log) {
		return start(List.of(), main, jvmOptions, arguments, log);
	}

	/**
	 * Start a service with another command.
	 * @param prefix the command that runs the JVM, and its arguments
	 * @param main the class to run, which uses {@link Control}
	 * @param jvmOptions the options of the JVM
	 * @param arguments the arguments of the class
	 * @param log takes the lines that the service prints, on a thread of its own
	 * @return the service, which listens
	 * @throws IllegalStateException if it does not start
	 */
	public static ServiceProcess start(List<String> prefix, Class<?> main, List<String> jvmOptions,
			List<String> arguments, Consumer<String> log) {
		List<String> command = new ArrayList<>(prefix);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(arguments);
		try {
			return new ServiceProcess(new ProcessBuilder(command).start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the port on which the service listens.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Give the service a command and wait for its answer.
	 * @param command the command
	 * @param timeout how long that may take
	 * @return the answer
	 * @throws IllegalStateException if there is none
	 */
	public synchronized String ask(String command, Duration timeout) {
		try {
			this.commands.write(command + "\n");
			this.commands.flush();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The service has ended before: " + command, ex);
		}
		return answer(command, timeout);
	}

	/**
	 * Ask the service what it holds.
	 * @return what it holds after a full collection
	 */
	public ProcessState measure() {
		return ProcessState.parse(ask("measure", Duration.ofMinutes(2)));
	}

	/**
	 * Stop the service, and take the last lines of its log.
	 * @return the exit code of its process
	 */
	public int stop() {
		try {
			this.commands.close();
			if (!this.process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
			this.log.join();
			return this.process.exitValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	private String answer(String command, Duration timeout) {
		try {
			String answer = this.answers.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (answer == null || answer.equals(ENDED)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("The service %s: %s"
					.formatted((answer != null) ? "has ended before it answered" : "did not answer", command));
			}
			return answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	private static Thread read(String name, InputStream stream, Consumer<String> lines, @Nullable Runnable end) {
		Thread thread = new Thread(() -> {
			try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
				in.lines().forEach(lines);
			}
			catch (IOException | UncheckedIOException ex) {
				lines.accept("The service cannot be read any more: " + ex);
			}
			finally {
				if (end != null) {
					end.run();
				}
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

}

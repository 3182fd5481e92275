package io.diset.boot.autoconfigure.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DevelopmentCertificatesConcurrencyTests {

	private static final int STARTS = 3;

	@TempDir
	Path temporary;

	@RepeatedTest(5)
	void givesTheSameToApplicationsOfOneProcess() throws Exception {
		CyclicBarrier start = new CyclicBarrier(STARTS);
		Callable<Map<PemFile, String>> application = () -> {
			start.await();
			return new DevelopmentCertificates(this.temporary.resolve("certificates"), Clock.systemUTC()).load();
		};
		ExecutorService threads = Executors.newFixedThreadPool(STARTS);
		try {
			Set<Map<PemFile, String>> loaded = new HashSet<>();
			for (Future<Map<PemFile, String>> future : threads.invokeAll(Collections.nCopies(STARTS, application))) {
				loaded.add(future.get());
			}
			assertThat(loaded).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void givesTheSameToProcessesThatStartTogether() throws Exception {
		List<Process> processes = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			processes.add(start(this.temporary.resolve("certificates")));
		}
		Set<String> outputs = new HashSet<>();
		for (Process process : processes) {
			outputs.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
			assertThat(process.waitFor()).isZero();
		}
		assertThat(outputs).singleElement().asString().contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
	}

	private static Process start(Path directory) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				Application.class.getName(), directory.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * What each of the processes does.
	 */
	public static final class Application {

		private Application() {
		}

		public static void main(String[] args) {
			Map<PemFile, String> pem = new DevelopmentCertificates(Path.of(args[0]), Clock.systemUTC()).load();
			try {
				System.out.write(String.join("", pem.values()).getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			System.out.flush();
		}

	}

}

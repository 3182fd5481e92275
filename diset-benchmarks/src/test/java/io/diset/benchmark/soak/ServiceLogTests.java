package io.diset.benchmark.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceLog}.
 */
class ServiceLogTests {

	@TempDir
	private Path directory;

	private ServiceLog log;

	@BeforeEach
	void open() {
		this.log = new ServiceLog(this.directory.resolve("service.log"));
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void expectsWarningsOfWhatPeersDo() {
		assertThat(unexpected("WARN 12:00:00.000 io.diset.connection.StableConnection : Closed",
				"java.net.SocketException: Connection reset", "\tat java.base/sun.nio.ch.Net.poll(Net.java)",
				"Caused by: javax.net.ssl.SSLHandshakeException: bad certificate"))
			.isEmpty();
	}

	@Test
	void expectsErrorsOfHandlersThatFailOnPurpose() {
		assertThat(unexpected("ERROR 12:00:00.000 io.diset.connection.StableConnection : Closed",
				"io.diset.benchmark.soak.PlannedFailure: Failed on purpose", "\tat io.diset.Any.any(Any.java:1)"))
			.isEmpty();
	}

	@Test
	void expectsInformation() {
		assertThat(unexpected("INFO 12:00:00.000 org.example.Any : Started")).isEmpty();
	}

	@Test
	void expectsWhatTlsSaysOfPeersThatDoNotRead() {
		assertThat(unexpected("WARN 12:00:00.000 io.netty.handler.ssl.SslHandler : [id: 0x0043b0e9] "
				+ "Last write attempt timed out; force-closing the connection."))
			.isEmpty();
	}

	@Test
	void findsAnErrorWithoutPlannedFailure() {
		assertThat(unexpected("ERROR 12:00:00.000 io.diset.connection.StableConnection : Closed")).hasSize(1);
	}

	@Test
	void findsALostBuffer() {
		assertThat(unexpected(
				"ERROR 12:00:00.000 io.netty.util.ResourceLeakDetector : LEAK: ByteBuf.release() was not called"))
			.hasSize(1);
	}

	@Test
	void findsWarningsOfOthers() {
		assertThat(unexpected("WARN 12:00:00.000 io.netty.channel.DefaultChannelPipeline : An exception was thrown"))
			.hasSize(1);
	}

	@Test
	void findsAnExceptionThatNoPeerCanCause() {
		assertThat(unexpected("WARN 12:00:00.000 io.diset.connection.StableConnection : Closed",
				"java.lang.NullPointerException: null", "\tat io.diset.Any.any(Any.java:1)"))
			.hasSize(1);
	}

	@Test
	void findsACauseThatNoPeerCanCause() {
		assertThat(unexpected("WARN 12:00:00.000 io.diset.connection.StableConnection : Closed",
				"java.io.IOException: Broken pipe", "Caused by: java.lang.OutOfMemoryError: Java heap space"))
			.hasSize(1);
	}

	@Test
	void findsWhatIsPrintedWithoutLevel() {
		assertThat(unexpected("Exception in thread \"main\" java.lang.StackOverflowError")).hasSize(1);
	}

	@Test
	void judgesEachEventByItself() {
		assertThat(unexpected("WARN 12:00:00.000 io.diset.connection.StableConnection : Closed",
				"ERROR 12:00:00.000 io.diset.connection.StableConnection : Wrong",
				"INFO 12:00:00.000 org.example.Any : Started"))
			.singleElement()
			.asString()
			.startsWith("ERROR");
	}

	@Test
	void countsByLevelAndLogger() {
		this.log.accept("WARN 12:00:00.000 io.diset.Any : One");
		this.log.accept("WARN 12:00:00.000 io.diset.Any : Two");
		this.log.unexpected();
		assertThat(this.log.counts()).containsEntry("WARN io.diset.Any", 2L);
	}

	@Test
	void writesAFile() throws IOException {
		this.log.accept("INFO 12:00:00.000 org.example.Any : Started");
		this.log.unexpected();
		assertThat(Files.readString(this.directory.resolve("service.log"))).contains("Started");
	}

	private List<String> unexpected(String... lines) {
		List.of(lines).forEach(this.log);
		return this.log.unexpected();
	}

}

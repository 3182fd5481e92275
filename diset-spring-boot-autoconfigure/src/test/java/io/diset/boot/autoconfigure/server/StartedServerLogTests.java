package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.diset.security.TlsEndpoint;
import io.diset.server.ServerListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartedServerLogTests {

	private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9145);

	private static final InetSocketAddress ALL = new InetSocketAddress(9145);

	private final Logger logger = (Logger) LoggerFactory.getLogger(DisetServerLifecycle.class);

	@BeforeEach
	void logWhatAnApplicationLogs() {
		this.logger.setLevel(Level.INFO);
	}

	@AfterEach
	void logAsBefore() {
		this.logger.setLevel(null);
	}

	@Test
	void tellsAddressAndServicesInOneLine(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First", "Test/Second")).started(secure(), LOOPBACK);
		assertThat(output.toString().lines()).singleElement()
			.asString()
			.contains("INFO")
			.endsWith("DISET server listens on dips://127.0.0.1:9145 and serves Test/First, Test/Second");
	}

	@Test
	void doesNotWarnOfPlainLoopback(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First")).started(plain("default"), LOOPBACK);
		assertThat(output).contains("dip://127.0.0.1:9145").doesNotContain("WARN");
	}

	@Test
	void warnsOfAPlainServerThatOthersCanReach(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First")).started(plain("default"), ALL);
		assertThat(output).contains("WARN", "The DISET server has no TLS on port 9145", "'diset.server.address'",
				"'diset.server.ssl.bundle'");
	}

	@Test
	void namesThePropertiesOfTheListenerThatItWarnsOf(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First")).started(plain("open"), ALL);
		assertThat(output).contains("'diset.server.listeners.open.address'",
				"'diset.server.listeners.open.ssl.bundle'");
	}

	@Test
	void tellsOnlyTheServicesOfTheListener(CapturedOutput output) {
		ServerListener listener = new ServerListener("some", null, 0, null, Set.of("Test/C", "Test/B"));
		new StartedServerLog(List.of("Test/A", "Test/B", "Test/C")).started(listener, LOOPBACK);
		assertThat(output.toString().stripTrailing()).endsWith(" and serves Test/B, Test/C");
	}

	@Test
	void doesNotWarnOfTlsThatOthersCanReach(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First")).started(secure(), ALL);
		assertThat(output).contains(":9145").doesNotContain("WARN");
	}

	private static ServerListener plain(String name) {
		return new ServerListener(name, null, 0, null);
	}

	private static ServerListener secure() {
		TlsEndpoint tls = new TlsEndpoint(() -> {
			throw new IllegalStateException("Not used");
		}, Duration.ofSeconds(1), Runnable::run);
		return new ServerListener(ServerListener.DEFAULT_NAME, null, 0, tls);
	}

}

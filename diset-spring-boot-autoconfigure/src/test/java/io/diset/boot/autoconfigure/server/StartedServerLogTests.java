package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
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
		new StartedServerLog(List.of("Test/First", "Test/Second"), true).started(LOOPBACK);
		assertThat(output.toString().lines()).singleElement()
			.asString()
			.contains("INFO")
			.endsWith("DISET server listens on dips://127.0.0.1:9145 and serves Test/First, Test/Second");
	}

	@Test
	void doesNotWarnOfPlainLoopback(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First"), false).started(LOOPBACK);
		assertThat(output).contains("dip://127.0.0.1:9145").doesNotContain("WARN");
	}

	@Test
	void warnsOfAPlainServerThatOthersCanReach(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First"), false).started(ALL);
		assertThat(output).contains("WARN", "The DISET server has no TLS", "diset.server.address");
	}

	@Test
	void doesNotWarnOfTlsThatOthersCanReach(CapturedOutput output) {
		new StartedServerLog(List.of("Test/First"), true).started(ALL);
		assertThat(output).contains(":9145").doesNotContain("WARN");
	}

}

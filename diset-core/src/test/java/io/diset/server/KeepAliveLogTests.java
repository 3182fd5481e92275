package io.diset.server;

import java.time.Duration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.diset.connection.ConnectionSettings;
import io.diset.wire.NotedLog;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveLogTests {

	private static final String LOGGER = "io.diset.connection.KeepAliveMonitor";

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration IDLE = Duration.ofSeconds(60);

	private final NotedLog log = new NotedLog(LOGGER);

	private final EmbeddedPeer peer = new EmbeddedPeer(ServiceDefinition.builder(SERVICE).build(),
			HandshakeSettings.DEFAULTS, ConnectionSettings.DEFAULTS);

	@BeforeEach
	void logInDetail() {
		((Logger) LoggerFactory.getLogger(LOGGER)).setLevel(Level.DEBUG);
	}

	@AfterEach
	void close() {
		this.peer.close();
		this.log.close();
		((Logger) LoggerFactory.getLogger(LOGGER)).setLevel(null);
	}

	@Test
	void tellsThatItAsksAndThatThePeerIsStillThere() {
		this.peer.open(SERVICE);
		this.peer.advance(IDLE);
		assertThat(this.log.rest()).singleElement().asString().matches("DEBUG Asking .+ whether it is still there");
		this.peer.send(RawPeer.keepAlive("\"1\"", false));
		assertThat(this.log.rest()).singleElement().asString().matches("DEBUG .+ is still there");
	}

	@Test
	void tellsThatThePeerIsSilent() {
		this.peer.open(SERVICE);
		this.peer.advance(IDLE);
		this.peer.advance(Duration.ofSeconds(150));
		assertThat(this.log.rest()).last().asString().matches("DEBUG .+ is silent");
	}

	@Test
	void tellsNothingOfAPeerThatTalks() {
		this.peer.open(SERVICE);
		this.peer.advance(IDLE.dividedBy(2));
		this.peer.send(RawPeer.keepAlive("\"1\"", false));
		this.peer.advance(IDLE.dividedBy(2));
		assertThat(this.log.rest()).isEmpty();
	}

}

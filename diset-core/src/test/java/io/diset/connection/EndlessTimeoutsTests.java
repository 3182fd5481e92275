package io.diset.connection;

import java.time.Duration;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times that are meant to be endless: beyond what fits into nanoseconds.
 */
class EndlessTimeoutsTests {

	private static final Duration ENDLESS = Duration.ofDays(1_000_000);

	private final NarrowChannel channel = new NarrowChannel(
			ServiceDefinition.builder("Framework/PingPong")
				.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> ping)
				.build(),
			ConnectionSettings.builder()
				.keepAlive(new KeepAliveSettings(ENDLESS, ENDLESS, ENDLESS))
				.slowHandlerTime(ENDLESS)
				.queueTimeout(ENDLESS)
				.frameTimeout(ENDLESS)
				.writeTimeout(ENDLESS)
				.foreignWriteTimeout(ENDLESS)
				.closeTimeout(ENDLESS)
				.acknowledgementTimeout(ENDLESS)
				.tcpUserTimeout(ENDLESS)
				.lifetime(new Lifetime(ENDLESS, ENDLESS, 0))
				.build());

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void leaveTheConnectionAsItIs() {
		String ping = RawPeer.frame(RawPeer.message("Ping", "1"));
		this.channel.receive(ping);
		this.channel.take(ping.length());
		assertThat(this.channel.taken()).isEqualTo(ping);
		this.channel.connection().sendAndAwaitAck(new Ping(2));
		this.channel.advance(Duration.ofDays(300));
		assertThat(this.channel.connection().isOpen()).isTrue();
	}

}

package io.diset.connection;

import java.time.Duration;

import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The time that a peer has for its answer starts when the socket has taken the question.
 */
class KeepAliveDeliveryTests {

	private static final Duration IDLE = Duration.ofSeconds(10);

	private static final Duration ANSWER = Duration.ofSeconds(150);

	private static final Duration WRITE = Duration.ofSeconds(30);

	private static final Duration MOMENT = Duration.ofMillis(1);

	private final NotedEvents events = new NotedEvents();

	private final NarrowChannel channel = new NarrowChannel(
			ServiceDefinition.builder("Framework/PingPong").onDrop(Execution.EVENT_LOOP, this.events.drop()).build(),
			ConnectionSettings.builder()
				.writeTimeout(WRITE)
				.foreignWriteTimeout(WRITE)
				.keepAlive(new KeepAliveSettings(IDLE, Duration.ofSeconds(20), ANSWER))
				.build());

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void isCountedFromThere() {
		this.channel.advance(IDLE);
		this.channel.advance(WRITE.minus(MOMENT));
		this.channel.take(1000);
		this.channel.advance(ANSWER.minus(MOMENT));
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason().text()).isEqualTo("No answer to a keep-alive within 150000 ms");
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
	}

	@Test
	void doesNotMatterWhenTheSocketTakesNothing() {
		this.channel.advance(IDLE);
		this.channel.advance(WRITE.minus(MOMENT));
		assertThat(this.channel.closeReason()).isNull();
		this.channel.advance(MOMENT);
		assertThat(this.channel.closeReason().text()).isEqualTo("The peer reads nothing of what is sent");
		assertThat(this.events.rest()).containsExactly("drop TIMEOUT");
	}

	@Test
	void keepsOneQuestionOnly() {
		this.channel.connection()
			.sender()
			.sendFrame("Bytes", Unpooled.wrappedBuffer(new byte[10_000]), null, Unpooled::buffer);
		this.channel.runPendingTasks();
		this.channel.advance(IDLE);
		long waiting = this.channel.unsafe().outboundBuffer().totalPendingWriteBytes();
		for (int i = 0; i < 20; i++) {
			this.channel.take(1);
			this.channel.advance(IDLE);
			assertThat(this.channel.unsafe().outboundBuffer().totalPendingWriteBytes()).isEqualTo(waiting);
		}
		assertThat(this.channel.closeReason()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0, 20, 150", "-1, 20, 150", "60, 0, 150", "60, 20, 149" })
	void refusesTimesThatMakeNoSense(int idle, int timeout, int foreignTimeout) {
		assertThatIllegalArgumentException().isThrownBy(() -> new KeepAliveSettings(Duration.ofSeconds(idle),
				Duration.ofSeconds(timeout), Duration.ofSeconds(foreignTimeout)));
	}

}

package io.diset.connection;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.Acks;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Acknowledgements go ahead of the messages that wait for a slow peer, and are bounded by
 * themselves.
 */
class UrgentFramesTests {

	private static final String ACCEPTED = RawPeer.frame(Acks.ok("\"x:1\""));

	private static final int COUNT = 3000;

	private final NotedEvents events = new NotedEvents();

	private final NarrowChannel channel = new NarrowChannel(ServiceDefinition.builder("Framework/PingPong")
		.onMessage(MessageType.of(Ping.class), Execution.EVENT_LOOP, (connection, ping) -> null)
		.onDrop(Execution.EVENT_LOOP, this.events.drop())
		.build(), ConnectionSettings.DEFAULTS);

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void areNotQueuedBehindMessages() {
		sendMany();
		this.channel.receive(RawPeer.frame(Acks.asking("Ping", "1", "\"x:1\"")));
		this.channel.take(10_000_000);
		this.channel.runPendingTasks();
		String taken = this.channel.taken();
		assertThat(taken).containsOnlyOnce(ACCEPTED);
		assertThat(taken.indexOf(ACCEPTED)).isLessThan(taken.length() / 2);
		assertThat(taken).endsWith(RawPeer.frame(RawPeer.message("Pong", String.valueOf(COUNT - 1))));
	}

	@Test
	void areTheLastThatAPeerOfTheOriginalGetsWhenTheyRefuse() {
		sendMany();
		this.channel.receive(RawPeer.frame(Acks.asking("Pung", "1", "\"x:1\"")));
		this.channel.take(10_000_000);
		this.channel.runPendingTasks();
		assertThat(this.channel.taken()).endsWith(RawPeer.frame(Acks.error("\"x:1\"", 0, "Unknown message Pung")));
		assertThat(this.channel.taken()).doesNotContain(RawPeer.message("Pong", String.valueOf(COUNT - 1)));
		assertThat(this.channel.isOpen()).isTrue();
		this.channel.close();
		assertThat(this.events.rest()).containsExactly("drop PROTOCOL_ERROR");
	}

	@Test
	void cutOffAPeerThatDoesNotReadThem() throws Exception {
		String message = RawPeer.frame(Acks.asking("Ping", "1", "1".repeat(4000)));
		int sent = 0;
		while (this.channel.isOpen() && sent < 1000) {
			this.channel.receive(message);
			sent++;
		}
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.events.rest()).containsExactly("drop LIMIT");
		assertThat(this.events.nextReason().text()).isEqualTo("The peer does not read the answers to what it sends");
	}

	@Test
	void doNotCutOffAPeerThatReadsThem() {
		this.channel.take(100_000_000);
		String message = RawPeer.frame(Acks.asking("Ping", "1", "1".repeat(4000)));
		for (int i = 0; i < 300; i++) {
			this.channel.receive(message);
		}
		assertThat(this.channel.closeReason()).isNull();
	}

	@Test
	void tellThePeerAlsoWhenItChoseALongName() {
		this.channel.take(100_000_000);
		this.channel.receive(RawPeer.frame(Acks.asking("P".repeat(2000), "1", "\"x:1\"")));
		assertThat(this.channel.taken()).contains("\"id\": \"x:1\"").contains("Unknown message PPP");
		assertThat(this.channel.taken()).hasSizeLessThan(500);
		assertThat(this.channel.closeReason().kind()).isEqualTo(CloseReason.Kind.PROTOCOL_ERROR);
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void sendMany() {
		for (int i = 0; i < COUNT; i++) {
			this.channel.connection().send(new Pong(i));
		}
		this.channel.runPendingTasks();
		assertThat(this.channel.isWritable()).isFalse();
	}

}

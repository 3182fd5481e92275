package io.diset.fuzz;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.diset.codec.Encoding;
import io.diset.codec.FrameDecoder;
import io.diset.codec.FrameListener;
import io.diset.codec.KeepAlive;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.DisetException;
import io.diset.connection.KeepAliveSettings;
import io.diset.message.InvalidMessageException;
import io.diset.server.EmbeddedPeer;
import io.diset.server.HandshakeSettings;
import io.diset.wire.NotedLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

class ServerConnectionFuzzTests {

	private static final Duration STEP = Duration.ofMillis(100);

	private static final int STEPS = 50;

	// Low limits, so that inputs reach them
	private static final HandshakeSettings HANDSHAKE = new HandshakeSettings(512, Duration.ofSeconds(10),
			Duration.ofSeconds(10));

	private static final ConnectionSettings CONNECTION = ConnectionSettings.builder()
		.maxMessageSize(1024)
		.inboundWindow(4)
		.maxPendingBytes(64 * 1024)
		.frameTimeout(Duration.ofSeconds(7))
		.writeTimeout(Duration.ofSeconds(9))
		.foreignWriteTimeout(Duration.ofSeconds(9))
		.closeTimeout(Duration.ofSeconds(4))
		.keepAlive(new KeepAliveSettings(Duration.ofSeconds(6), Duration.ofSeconds(8), Duration.ofSeconds(150)))
		.build();

	/**
	 * A byte becomes at most the six of an escape. Some more, for header and blanks.
	 */
	private static final int GROWTH = 8;

	private static final int LONGEST_REFUSAL = 1024;

	/**
	 * Each input may let time pass after each of its pieces, and be asked then whether it
	 * is there.
	 */
	private static final int PING = 64;

	private final NotedLog log = new NotedLog();

	private final NotedLog logOfNetty = new NotedLog("io.netty");

	@AfterEach
	void leaveLogs() {
		this.log.close();
		this.logOfNetty.close();
	}

	@FuzzTest(maxDuration = "10m")
	void keepsItsPromisesWhateverAPeerSends(byte[] bytes) {
		Input input = Input.of(bytes);
		FuzzedService service = new FuzzedService();
		EmbeddedPeer peer = new EmbeddedPeer(service.define(), HANDSHAKE, CONNECTION);
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		int pieces = 0;
		for (byte[] piece : input.pieces()) {
			pieces++;
			if (peer.isOpen()) {
				received.writeBytes(peer.send(piece));
				received.writeBytes(somethingElse(peer, input));
			}
		}
		received.writeBytes(peer.handle());
		peer.leave();
		received.writeBytes(peer.handle());
		peer.close();
		assertThat(peer.heldMemory()).isZero();
		assertThat(received.size())
			.isLessThanOrEqualTo(LONGEST_REFUSAL + PING * pieces + GROWTH * input.stream().length);
		assertOnlyFrames(received.toByteArray());
		assertOrderly(service);
		assertNothingFailed();
	}

	private static byte[] somethingElse(EmbeddedPeer peer, Input input) {
		return switch (input.choose(16)) {
			case 0, 1, 2, 3, 4, 5, 6, 7 -> peer.handle();
			case 8 -> pass(peer);
			default -> new byte[0];
		};
	}

	private static byte[] pass(EmbeddedPeer peer) {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		for (int step = 0; step < STEPS; step++) {
			received.writeBytes(peer.pass(STEP));
		}
		return received.toByteArray();
	}

	private static void assertOnlyFrames(byte[] received) {
		ReceivedFrames frames = new ReceivedFrames();
		FrameDecoder decoder = new FrameDecoder(Integer.MAX_VALUE);
		ByteBuf in = Unpooled.wrappedBuffer(received);
		boolean more = true;
		while (more) {
			more = decoder.decode(in, frames);
		}
		assertThat(in.isReadable() || decoder.isInsideFrame()).as("half a frame").isFalse();
		assertThat(frames.bodies.stream().limit(Math.max(0, frames.bodies.size() - 1)))
			.as("all frames but the last of %s tell no error", frames.bodies)
			.doesNotHaveAnyElementsOfTypes(ReturnStructure.Failure.class);
	}

	private static void assertOrderly(FuzzedService service) {
		List<String> events = service.events();
		assertThat(Collections.frequency(events, "connect")).isLessThanOrEqualTo(1);
		if (!events.isEmpty()) {
			assertThat(events).startsWith("connect");
		}
		assertThat(Collections.frequency(events, "drop")).isEqualTo(service.isAccepted() ? 1 : 0);
		if (service.isAccepted()) {
			assertThat(events).endsWith("drop");
		}
		else {
			assertThat(events.size()).isLessThanOrEqualTo(1);
		}
	}

	private void assertNothingFailed() {
		assertThat(this.logOfNetty.rest()).isEmpty();
		for (ILoggingEvent event : this.log.restOfEvents()) {
			assertThat(event.getLevel()).as(event.getFormattedMessage()).isNotEqualTo(Level.ERROR);
			Stream.ofNullable(event.getArgumentArray())
				.flatMap(Stream::of)
				.filter(CloseReason.class::isInstance)
				.forEach((reason) -> assertOrdinary((CloseReason) reason));
		}
	}

	// By kind and cause, since a text may be one of the peer
	private static void assertOrdinary(CloseReason reason) {
		assertThat(reason.kind()).as(reason.text())
			.isNotIn(CloseReason.Kind.HANDLER_ERROR, CloseReason.Kind.TRANSPORT_ERROR);
		if (reason.cause() != null) {
			assertThat(reason.cause()).isInstanceOfAny(ProtocolException.class, InvalidMessageException.class,
					DisetException.class);
		}
	}

	/**
	 * Reads what the server sent.
	 */
	private static final class ReceivedFrames implements FrameListener {

		private final List<ReturnStructure> bodies = new ArrayList<>();

		@Override
		public void onFrame(ByteBuf body) {
			this.bodies.add(Encoding.readBody(body));
		}

		@Override
		public void onKeepAlive(ByteBuf body) {
			ReturnStructure structure = Encoding.readBody(body);
			assertThat(KeepAlive.read(structure).ping()).isFalse();
			this.bodies.add(structure);
		}

	}

}

package io.diset.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

import io.diset.connection.ChannelPhase;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.FrameChannel;
import io.diset.security.TlsEndpoint;
import io.diset.wire.NotedLog;
import io.diset.wire.TestTls;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a channel gets its TLS handler. There is one slot, and the clock stands still.
 */
class HandshakeTurnTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final byte[] HELLO = TestTls.clientHello("TLSv1.3");

	private static final byte[] HANDSHAKE_FAILURE = { 0x15, 3, 3, 0, 2, 2, 40 };

	private final NotedLog log = new NotedLog();

	private final MockTicker clock = Ticker.newMockTicker();

	private final Admission admission = new Admission(AdmissionSettings.DEFAULTS.withMaxHandshakes(1));

	private final TlsEndpoint tls = TestTls.server(ClientAuth.NONE, TIMEOUT, Runnable::run);

	private final EmbeddedChannel first = channel(this.tls);

	private final EmbeddedChannel second = channel(this.tls);

	private final EmbeddedChannel third = channel(this.tls);

	private final List<EmbeddedChannel> all = List.of(this.first, this.second, this.third);

	@AfterEach
	void leavesNothingBehind() {
		for (EmbeddedChannel channel : this.all) {
			leave(channel);
			channel.finishAndReleaseAll();
		}
		assertThat(this.admission.handshakes()).isZero();
		assertThat(this.admission.waitingForHandshake()).isZero();
		this.log.close();
	}

	@Test
	void doesNotComeForASilentClient() {
		assertThat(this.admission.handshakes()).isZero();
		assertThat(hasTls(this.first)).isFalse();
		assertThat(this.first.pipeline().get(FrameChannel.class)).isNull();
	}

	@Test
	void comesAtOnceWhenThereIsASlot() {
		send(this.first, HELLO);
		assertThat(hasTls(this.first)).isTrue();
		assertThat(this.first.pipeline().get(FrameChannel.class)).isNotNull();
		assertThat(this.admission.handshakes()).isEqualTo(1);
	}

	@Test
	void comesInTheOrderOfTheFirstBytes() {
		send(this.first, HELLO);
		send(this.third, HELLO[0]);
		send(this.second, HELLO);
		assertThat(this.admission.waitingForHandshake()).isEqualTo(2);
		close(this.first);
		assertThat(hasTls(this.third)).isTrue();
		assertThat(hasTls(this.second)).isFalse();
		close(this.third);
		assertThat(hasTls(this.second)).isTrue();
	}

	@Test
	void comesWhenAStuckHandshakeHasHadItsTime() {
		send(this.first, HELLO);
		send(this.second, HELLO);
		pass(HandshakeSlot.MAX_HOLD.minusMillis(1));
		assertThat(hasTls(this.second)).isFalse();
		pass(Duration.ofMillis(1));
		assertThat(hasTls(this.second)).isTrue();
		assertThat(this.first.isOpen()).isTrue();
		assertThat(this.admission.handshakes()).isEqualTo(1);
	}

	@Test
	void comesWhenAHandshakeIsDone() {
		SSLEngine engine = TestTls.clientContext(TestTls.USER).createSSLEngine("127.0.0.1", 1);
		engine.setUseClientMode(true);
		EmbeddedChannel client = new EmbeddedChannel(new SslHandler(engine));
		move(client, this.first);
		send(this.second, HELLO);
		assertThat(hasTls(this.second)).isFalse();
		for (int flight = 0; flight < 4; flight++) {
			move(this.first, client);
			move(client, this.first);
		}
		run();
		assertThat(hasTls(this.second)).isTrue();
		assertThat(this.first.pipeline().get(HandshakeTurn.class)).isNull();
		assertThat(this.first.isOpen()).isTrue();
		leave(client);
		client.finishAndReleaseAll();
	}

	@Test
	void comesWhenAHandshakeHasFailed() {
		send(this.first, HELLO);
		send(this.second, HELLO);
		send(this.first, HANDSHAKE_FAILURE);
		run();
		assertThat(hasTls(this.second)).isTrue();
	}

	@Test
	void doesNotComeForWhoHasLeft() {
		send(this.first, HELLO);
		send(this.second, HELLO);
		send(this.third, HELLO);
		close(this.second);
		assertThat(this.admission.waitingForHandshake()).isEqualTo(1);
		close(this.first);
		assertThat(hasTls(this.second)).isFalse();
		assertThat(hasTls(this.third)).isTrue();
	}

	@Test
	void passesOnWhenItComesForWhoIsJustLeaving() {
		send(this.first, HELLO);
		send(this.second, HELLO);
		send(this.third, HELLO);
		leave(this.first);
		assertThat(this.admission.waitingForHandshake()).isEqualTo(1);
		leave(this.second);
		run();
		assertThat(hasTls(this.third)).isTrue();
	}

	@Test
	void givesTheHandshakeItsWholeTimeAfterTheWait() {
		send(this.first, HELLO);
		send(this.second, HELLO);
		send(this.third, HELLO);
		pass(HandshakeSlot.MAX_HOLD);
		pass(HandshakeSlot.MAX_HOLD);
		assertThat(hasTls(this.third)).isTrue();
		pass(TIMEOUT.minus(HandshakeSlot.MAX_HOLD.multipliedBy(2)));
		assertThat(this.third.isOpen()).isTrue();
		pass(HandshakeSlot.MAX_HOLD.multipliedBy(2));
		assertThat(this.third.isOpen()).isFalse();
	}

	@Test
	void endsForASilentClientAfterTheTimeOfAHandshake() {
		pass(TIMEOUT.minusMillis(1));
		assertThat(this.first.isOpen()).isTrue();
		pass(Duration.ofMillis(1));
		assertThat(this.first.isOpen()).isFalse();
		assertThat(this.log.rest()).hasSize(3)
			.contains("WARN Refused connection of nobody known from embedded to no known service: "
					+ "TRANSPORT_ERROR (TLS handshake failed: handshake timed out after 5000ms)");
	}

	@Test
	void endsForWhoWaitsInVain() {
		this.admission.gate().enter(() -> {
		});
		send(this.first, HELLO);
		pass(TIMEOUT.minusMillis(1));
		assertThat(this.first.isOpen()).isTrue();
		this.log.rest();
		pass(Duration.ofMillis(1));
		assertThat(this.first.isOpen()).isFalse();
		assertThat(this.admission.refused(AdmissionLimit.HANDSHAKES)).isEqualTo(1);
		assertThat(this.log.rest()).contains("WARN Refused connection of nobody known from embedded to no known "
				+ "service: LIMIT (No turn among 1 TLS handshakes at a time within 5000 ms)");
		this.admission.gate().exit();
	}

	@Test
	void endsForWhoSendsTooMuchWhileItWaits() {
		send(this.first, HELLO);
		this.second.writeInbound(Unpooled.copiedBuffer(HELLO), Unpooled.buffer().writeZero(16 * 1024));
		assertThat(this.second.isOpen()).isFalse();
		assertThat(this.log.rest()).containsExactly("WARN Refused connection of nobody known from embedded to no known "
				+ "service: TRANSPORT_ERROR (TLS handshake failed: more than 16384 bytes before the handshake)");
	}

	@Test
	void endsWhereThereIsNoTls() {
		EmbeddedChannel broken = channel(new TlsEndpoint(() -> {
			throw new IllegalStateException("expected by the test");
		}, TIMEOUT, Runnable::run));
		send(broken, HELLO);
		assertThat(broken.isOpen()).isFalse();
		assertThat(this.log.rest()).containsExactly("WARN Refused connection of nobody known from embedded to no known "
				+ "service: TRANSPORT_ERROR (TLS handshake failed: it could not begin): "
				+ "java.lang.IllegalStateException: expected by the test");
		assertThat(this.admission.handshakes()).isZero();
		broken.finishAndReleaseAll();
	}

	private EmbeddedChannel channel(TlsEndpoint endpoint) {
		return EmbeddedChannel.builder()
			.ticker(this.clock)
			.handlers(new HandshakeTurn(this.admission, new HandshakeLog(ServerMetrics.NONE), ServerMetrics.NONE,
					endpoint, () -> new FrameChannel(ConnectionSettings.DEFAULTS, 1024, new Nothing())))
			.build();
	}

	private void send(EmbeddedChannel channel, byte... bytes) {
		channel.writeInbound(Unpooled.copiedBuffer(bytes));
	}

	private static void move(EmbeddedChannel from, EmbeddedChannel to) {
		from.runPendingTasks();
		for (ByteBuf next = from.readOutbound(); next != null; next = from.readOutbound()) {
			to.writeInbound(next);
		}
	}

	private void close(EmbeddedChannel channel) {
		leave(channel);
		run();
	}

	// Before all handlers, as the transport does it
	private static void leave(EmbeddedChannel channel) {
		if (channel.isOpen()) {
			channel.pipeline().firstContext().close();
		}
		channel.runPendingTasks();
	}

	private void pass(Duration time) {
		this.clock.advance(time.toMillis(), TimeUnit.MILLISECONDS);
		this.all.forEach(EmbeddedChannel::runScheduledPendingTasks);
		run();
	}

	private void run() {
		this.all.forEach(EmbeddedChannel::runPendingTasks);
		// One of them may have given its slot to one that is earlier in the list
		this.all.forEach(EmbeddedChannel::runPendingTasks);
	}

	private static boolean hasTls(EmbeddedChannel channel) {
		return channel.pipeline().get(SslHandler.class) != null;
	}

	/**
	 * Expects nothing.
	 */
	private static final class Nothing implements ChannelPhase {

		@Override
		public void onFrame(ByteBuf body) {
			throw new IllegalStateException("Nothing can be received without a handshake");
		}

		@Override
		public void onClosed(CloseReason reason) {
			assertThat(reason.kind()).isNotNull();
		}

	}

}

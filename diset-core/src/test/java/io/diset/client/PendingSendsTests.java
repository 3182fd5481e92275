package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.diset.connection.SendLimitException;
import io.diset.message.MessageDefinition;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that wait for a connection.
 */
class PendingSendsTests {

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private final PendingSends sends = new PendingSends(this.scheduler, Duration.ofSeconds(30), 5, 100);

	@Test
	void letsEachMessageWaitNoLongerThanTheTimeout() {
		ByteBuf first = frame(10);
		ByteBuf second = frame(10);
		Mono<Void> firstSent = this.sends.add(message(first));
		this.scheduler.advanceTimeBy(Duration.ofSeconds(20));
		Mono<Void> secondSent = this.sends.add(message(second));
		this.scheduler.advanceTimeBy(Duration.ofMillis(9_999));
		assertThat(first.refCnt()).isOne();
		this.scheduler.advanceTimeBy(Duration.ofMillis(1));
		StepVerifier.create(firstSent).expectErrorMessage("No connection within 30000 ms").verify();
		assertThat(first.refCnt()).isZero();
		assertThat(second.refCnt()).isOne();
		this.scheduler.advanceTimeBy(Duration.ofSeconds(20));
		StepVerifier.create(secondSent).expectError(TimeoutException.class).verify();
		assertThat(second.refCnt()).isZero();
		assertThat(this.sends.size()).isZero();
	}

	@Test
	void boundsTheBytesThatWait() {
		Mono<Void> kept = this.sends.add(message(60));
		ByteBuf tooMuch = frame(41);
		StepVerifier.create(this.sends.add(message(tooMuch))).expectError(SendLimitException.class).verify();
		assertThat(tooMuch.refCnt()).isZero();
		ByteBuf fits = frame(40);
		this.sends.add(message(fits));
		assertThat(fits.refCnt()).isOne();
		this.sends.fail(new IllegalStateException("no connection")).run();
		StepVerifier.create(kept).expectErrorMessage("no connection").verify();
	}

	@Test
	void boundsTheMessagesThatWait() {
		for (int i = 0; i < 5; i++) {
			this.sends.add(message(1));
		}
		ByteBuf tooMuch = frame(1);
		StepVerifier.create(this.sends.add(message(tooMuch)))
			.expectErrorMessage("More than 5 messages would wait to be sent")
			.verify();
		assertThat(tooMuch.refCnt()).isZero();
		this.sends.fail(new IllegalStateException("no connection")).run();
	}

	@Test
	void hasRoomAgainWhenWhatWaitedIsGone() {
		this.sends.add(message(100));
		this.sends.fail(new IllegalStateException("no connection")).run();
		ByteBuf next = frame(100);
		Mono<Void> sent = this.sends.add(message(next));
		assertThat(next.refCnt()).isOne();
		this.scheduler.advanceTimeBy(Duration.ofSeconds(30));
		StepVerifier.create(sent).expectError(TimeoutException.class).verify();
	}

	@Test
	void tellsThoseWhoWaitWithoutHoldingItsLock() {
		List<Boolean> locked = new ArrayList<>();
		this.sends.add(message(1)).subscribe(null, (failure) -> locked.add(Thread.holdsLock(this.sends)));
		this.sends.fail(new IllegalStateException("no connection")).run();
		this.sends.add(message(1)).subscribe(null, (failure) -> locked.add(Thread.holdsLock(this.sends)));
		this.scheduler.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(locked).containsExactly(false, false);
	}

	private static EncodedMessage message(int length) {
		return message(frame(length));
	}

	private static EncodedMessage message(ByteBuf frame) {
		return new EncodedMessage(frame, MessageDefinition.of("Any"), frame::retainedDuplicate, null);
	}

	private static ByteBuf frame(int length) {
		return Unpooled.buffer().writeZero(length);
	}

}

package io.diset.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.diset.benchmark.process.ProcessState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Verdict}.
 */
class VerdictTests {

	private static final int POINTS = 6;

	private static final Tolerances TOLERANCES = new Tolerances(1000, 2000, 3, 4, 5, 6);

	@Test
	void passesWhatStays() {
		assertThat(judge((point) -> point)).isEmpty();
	}

	@Test
	void passesWhatFalls() {
		assertThat(judge((point) -> new Point(1_000_000 - point.number() * 1000L, 500 - point.number(),
				90 - point.number(), 30 - point.number(), 0, 20 - point.number(), 5 - point.number(), point.number())))
			.isEmpty();
	}

	@Test
	void failsWithoutEnoughPoints() {
		assertThat(Verdict.judge(states((point) -> point).subList(0, Verdict.MIN_POINTS - 1), TOLERANCES))
			.singleElement()
			.asString()
			.contains("only 3 quiet points");
	}

	@Test
	void failsIfAConnectionIsLeftAtAnyPoint() {
		assertThat(judge((point) -> point.withConnections((point.number() == 2) ? 1 : 0))).singleElement()
			.asString()
			.isEqualTo("1 connections at quiet point 3, more than 0 and 0");
	}

	@Test
	void passesDescriptorsWithinTheSlack() {
		assertThat(judge((point) -> point.withDescriptors(90 + ((point.number() == 4) ? 3 : 0)))).isEmpty();
	}

	@Test
	void failsWithDescriptorsBeyondTheSlack() {
		assertThat(judge((point) -> point.withDescriptors(90 + ((point.number() == 4) ? 4 : 0)))).singleElement()
			.asString()
			.isEqualTo("94 file descriptors at quiet point 5, more than 90 and 3");
	}

	@Test
	void comparesWithTheFirstPointAndNotWithTheOneBefore() {
		assertThat(judge((point) -> point.withDescriptors(90 + point.number()))).singleElement()
			.asString()
			.contains("94 file descriptors at quiet point 5");
	}

	@Test
	void failsWithThreadsBeyondTheSlack() {
		assertThat(judge((point) -> point.withThreads(30 + point.number()))).singleElement()
			.asString()
			.contains("35 threads");
	}

	@Test
	void failsWithTimersBeyondTheSlack() {
		assertThat(judge((point) -> point.withTimers(10 + 2L * point.number()))).singleElement()
			.asString()
			.contains("16 timers");
	}

	@Test
	void failsWithObjectsBeyondTheSlack() {
		assertThat(judge((point) -> point.withObjects(3L * point.number()))).singleElement()
			.asString()
			.contains("9 connections and channels in the heap");
	}

	@Test
	void passesAHeapThatMovesUpAndDown() {
		assertThat(judge((point) -> point.withHeap(1_000_000 + ((point.number() % 2 == 0) ? 0 : 5000)))).isEmpty();
	}

	@Test
	void passesAHeapThatRisesWithinTheTolerance() {
		assertThat(judge((point) -> point.withHeap(1_000_000 + 200L * point.number()))).isEmpty();
	}

	@Test
	void failsWithAHeapThatRises() {
		assertThat(judge((point) -> point.withHeap(1_000_000 + 201L * point.number()))).singleElement()
			.asString()
			.isEqualTo("heap rises by 1005 bytes, more than 1000");
	}

	@Test
	void failsWithDirectMemoryThatRises() {
		assertThat(judge((point) -> point.withDirect(500 + 401L * point.number()))).singleElement()
			.asString()
			.isEqualTo("direct memory rises by 2005 bytes, more than 2000");
	}

	@Test
	void tellsAllThatIsWrong() {
		assertThat(judge((point) -> point.withThreads(30 + 5L * point.number()).withConnections(1))).hasSize(2);
	}

	private static List<String> judge(UnaryOperator<Point> change) {
		return Verdict.judge(states(change), TOLERANCES);
	}

	private static List<ProcessState> states(UnaryOperator<Point> change) {
		return new ArrayList<>(Stream.iterate(0, (number) -> number + 1)
			.limit(POINTS)
			.map((number) -> change.apply(new Point(1_000_000, 500, 90, 30, 0, 10, 0, number)).state())
			.toList());
	}

	private record Point(long heap, long direct, long descriptors, long threads, long connections, long timers,
			long objects, int number) {

		Point withHeap(long heap) {
			return new Point(heap, this.direct, this.descriptors, this.threads, this.connections, this.timers,
					this.objects, this.number);
		}

		Point withDirect(long direct) {
			return new Point(this.heap, direct, this.descriptors, this.threads, this.connections, this.timers,
					this.objects, this.number);
		}

		Point withDescriptors(long descriptors) {
			return new Point(this.heap, this.direct, descriptors, this.threads, this.connections, this.timers,
					this.objects, this.number);
		}

		Point withThreads(long threads) {
			return new Point(this.heap, this.direct, this.descriptors, threads, this.connections, this.timers,
					this.objects, this.number);
		}

		Point withConnections(long connections) {
			return new Point(this.heap, this.direct, this.descriptors, this.threads, connections, this.timers,
					this.objects, this.number);
		}

		Point withTimers(long timers) {
			return new Point(this.heap, this.direct, this.descriptors, this.threads, this.connections, timers,
					this.objects, this.number);
		}

		Point withObjects(long objects) {
			return new Point(this.heap, this.direct, this.descriptors, this.threads, this.connections, this.timers,
					objects, this.number);
		}

		ProcessState state() {
			return new ProcessState(this.heap, this.direct, 0, this.descriptors, this.threads, this.connections,
					this.timers, this.objects);
		}

	}

}

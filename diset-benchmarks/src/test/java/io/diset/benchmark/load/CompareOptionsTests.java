package io.diset.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.worker.Contender;
import io.diset.benchmark.load.worker.Workload;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CompareOptions}.
 */
class CompareOptionsTests {

	private static final Path RESULTS = Path.of("results.jsonl");

	@Test
	void areAShortComparisonWithoutArguments() {
		assertThat(parse())
			.isEqualTo(new CompareOptions(List.of(Contender.DISET, Contender.LIMIT, Contender.GRPC, Contender.RSOCKET),
					List.of(Workload.W2, Workload.W3, Workload.W4), List.of(Setting.OPENSSL_EPOLL), 5,
					Duration.ofSeconds(2), Duration.ofSeconds(6), RESULTS));
	}

	@Test
	void areAllThereIsForAFullOne() {
		CompareOptions options = parse("--full");
		assertThat(options.contenders()).containsExactly(Contender.values());
		assertThat(options.workloads()).containsExactly(Workload.values());
		assertThat(options.settings()).containsExactly(Setting.values());
	}

	@Test
	void takeWhatIsGiven() {
		assertThat(parse("--contenders", "limit,diset", "--workloads", "W9,W4", "--providers", "jdk-nio", "--rounds",
				"2", "--seconds", "0.5", "--warm-up", "1.25", "--results", "other"))
			.isEqualTo(new CompareOptions(List.of(Contender.LIMIT, Contender.DISET), List.of(Workload.W9, Workload.W4),
					List.of(Setting.JDK_NIO), 2, Duration.ofMillis(500), Duration.ofMillis(1250), Path.of("other")));
	}

	@Test
	void takeWhatIsGivenBeforeFull() {
		assertThat(parse("--rounds", "2", "--full")).isEqualTo(parse("--full", "--rounds", "2"));
	}

	@Test
	void takeAllWorkloadsOfAName() {
		assertThat(parse("--workloads", "W5,W5-full").workloads()).containsExactly(Workload.W5_FULL,
				Workload.W5_RESUMED);
	}

	@Test
	void refuseUnknownOptions() {
		refuse("Not an option: --fast", "--fast");
	}

	@Test
	void refuseAnOptionWithoutItsValue() {
		refuse("--rounds needs a value", "--rounds");
	}

	@Test
	void refuseUnknownContenders() {
		refuse("Not a contender: thrift. There is diset, diset-executor, diset-core, diset-grid, diset-server, limit, grpc, "
				+ "rsocket, spring-rsocket", "--contenders", "diset,thrift");
	}

	@Test
	void refuseUnknownProviders() {
		refuse("Not a provider: openssl. There is openssl-epoll, jdk-nio", "--providers", "openssl");
	}

	@Test
	void refuseUnknownWorkloads() {
		assertThatIllegalArgumentException().isThrownBy(() -> parse("--workloads", "W12"))
			.withMessageStartingWith("Not a workload: W12. There is W1, ");
	}

	@Test
	void refuseNoRounds() {
		refuse("Not a number of rounds: 0", "--rounds", "0");
	}

	@Test
	void refuseTooManyRounds() {
		refuse("Not a number of rounds: 1001", "--rounds", "1001");
	}

	@Test
	void refuseNoTime() {
		refuse("Not a number of seconds: 0.0", "--seconds", "0.0");
	}

	@Test
	void refuseATimeThatIsNoNumber() {
		refuse("Not a number of seconds: 5s", "--warm-up", "5s");
	}

	private static CompareOptions parse(String... args) {
		return CompareOptions.parse(List.of(args), RESULTS);
	}

	private static void refuse(String message, String... args) {
		assertThatIllegalArgumentException().isThrownBy(() -> parse(args)).withMessage(message);
	}

}

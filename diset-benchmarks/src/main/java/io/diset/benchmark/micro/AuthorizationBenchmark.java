package io.diset.benchmark.micro;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.connection.MessageAccess;
import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.DisetPrincipal;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a rule costs: to decide for a peer, and per message, where the decision is known.
 *
 * @since 0.1.0
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = { EventLoopThreads.OPTION, EventLoopThreads.CLASS_OPTION })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class AuthorizationBenchmark {

	private final AuthorizationRule words = AuthorizationRule.of("NormalUser", "group:users");

	private final DisetPrincipal peer = DisetPrincipal.user("/CN=user", "user", "users", "vo", List.of("NormalUser"));

	private final Set<String> refused = Set.of("Mixed", "Nested");

	private MicroChannel free;

	private MicroChannel ruled;

	private ByteBuf one;

	/**
	 * Open the connections.
	 */
	@Setup
	public void setUp() {
		this.free = new MicroChannel(Services.of(false), MessageAccess.ALL);
		this.ruled = new MicroChannel(Services.of(false), this::refusal);
		this.one = Frames.pings(Encoding.JENCODE, 1);
	}

	/**
	 * Close the connections.
	 */
	@TearDown
	public void tearDown() {
		this.free.close();
		this.ruled.close();
		this.one.release();
	}

	/**
	 * Decide by a rule for everybody.
	 * @return whether the peer may
	 */
	@Benchmark
	public boolean permitsAll() {
		return AuthorizationRule.ALL.permits(this.peer);
	}

	/**
	 * Decide by a rule of a property and a group.
	 * @return whether the peer may
	 */
	@Benchmark
	public boolean permitsWords() {
		return this.words.permits(this.peer);
	}

	/**
	 * Answer a message without rules.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	public long messageWithoutRules() {
		return this.free.receive(this.one);
	}

	/**
	 * Answer a message that no rule refuses.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	public long messageWithRules() {
		return this.ruled.receive(this.one);
	}

	private @Nullable String refusal(String message) {
		return this.refused.contains(message) ? "refused" : null;
	}

}

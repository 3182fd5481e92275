package io.diset.benchmark.micro;

import java.util.concurrent.TimeUnit;

import io.diset.benchmark.micro.MicroMessages.Pong;
import io.diset.connection.MessageAccess;
import io.diset.connection.StableConnection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/**
 * Sends of one message each, from the event loop and from another thread, until all have
 * been handed over.
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
public class OutboundBenchmark {

	private final Pong pong = new Pong(4711);

	private MicroChannel here;

	private LocalConnection there;

	/**
	 * Open the connections.
	 * @throws InterruptedException if the thread is interrupted
	 */
	@Setup
	public void setUp() throws InterruptedException {
		this.here = new MicroChannel(Services.of(false), MessageAccess.ALL);
		this.there = new LocalConnection(Services.of(false));
	}

	/**
	 * Close the connections.
	 */
	@TearDown
	public void tearDown() {
		this.here.close();
		this.there.close();
	}

	/**
	 * Send a message from the event loop.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	public long eventLoop1() {
		return this.here.run(() -> send(this.here.connection(), 1));
	}

	/**
	 * Send 16 messages from the event loop.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	@OperationsPerInvocation(16)
	public long eventLoop16() {
		return this.here.run(() -> send(this.here.connection(), 16));
	}

	/**
	 * Send 256 messages from the event loop.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	@OperationsPerInvocation(256)
	public long eventLoop256() {
		return this.here.run(() -> send(this.here.connection(), 256));
	}

	/**
	 * Send a message from another thread.
	 */
	@Benchmark
	public void otherThread1() {
		send(this.there.connection(), 1).block();
	}

	/**
	 * Send 16 messages from another thread.
	 */
	@Benchmark
	@OperationsPerInvocation(16)
	public void otherThread16() {
		send(this.there.connection(), 16).block();
	}

	/**
	 * Send 256 messages from another thread.
	 */
	@Benchmark
	@OperationsPerInvocation(256)
	public void otherThread256() {
		send(this.there.connection(), 256).block();
	}

	private Mono<Void> send(StableConnection connection, int count) {
		Mono<Void> last = Mono.empty();
		for (int i = 0; i < count; i++) {
			last = connection.send(this.pong);
		}
		return last;
	}

}

package io.diset.benchmark.micro;

import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.connection.MessageAccess;
import io.netty.buffer.ByteBuf;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ping in, Pong out through the whole pipeline but socket and TLS, per message of a read.
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
public class PipelineBenchmark {

	/**
	 * Whether an annotated bean in an application of Spring Boot handles the message.
	 */
	@Param({ "false", "true" })
	public boolean annotated;

	/**
	 * Whether there are meters.
	 */
	@Param({ "false", "true" })
	public boolean metrics;

	/**
	 * The encoding of the frames.
	 */
	@Param({ "JENCODE", "DENCODE" })
	public Encoding encoding;

	private MicroChannel channel;

	private ByteBuf one;

	private ByteBuf some;

	private ByteBuf many;

	/**
	 * Open the connection.
	 */
	@Setup
	public void setUp() {
		this.channel = new MicroChannel(
				new MeasuredHandlers(Services.of(this.annotated), Services.metrics(this.metrics)), MessageAccess.ALL);
		this.one = Frames.pings(this.encoding, 1);
		this.some = Frames.pings(this.encoding, 16);
		this.many = Frames.pings(this.encoding, 256);
	}

	/**
	 * Close the connection.
	 */
	@TearDown
	public void tearDown() {
		this.channel.close();
		this.one.release();
		this.some.release();
		this.many.release();
	}

	/**
	 * Answer a message.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	public long burst1() {
		return this.channel.receive(this.one);
	}

	/**
	 * Answer 16 messages of one read.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	@OperationsPerInvocation(16)
	public long burst16() {
		return this.channel.receive(this.some);
	}

	/**
	 * Answer 256 messages of one read.
	 * @return the number of bytes that have been sent
	 */
	@Benchmark
	@OperationsPerInvocation(256)
	public long burst256() {
		return this.channel.receive(this.many);
	}

}

package io.diset.benchmark.micro;

import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.codec.FrameDecoder;
import io.diset.codec.FrameListener;
import io.netty.buffer.ByteBuf;
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

/**
 * Frames from the bytes of a read, whole and split.
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
public class FrameBenchmark {

	private static final int MANY = 256;

	private static final int SOME = 16;

	private final FrameDecoder decoder = new FrameDecoder(1024 * 1024);

	private final Count count = new Count();

	private ByteBuf many;

	private ByteBuf some;

	private ByteBuf one;

	/**
	 * Make the bytes.
	 */
	@Setup
	public void setUp() {
		this.many = Frames.pings(Encoding.JENCODE, MANY);
		this.some = Frames.pings(Encoding.JENCODE, SOME);
		this.one = Frames.pings(Encoding.JENCODE, 1);
	}

	/**
	 * Release the bytes.
	 */
	@TearDown
	public void tearDown() {
		this.many.release();
		this.some.release();
		this.one.release();
	}

	/**
	 * Read one frame.
	 * @return the number of bytes of frames
	 */
	@Benchmark
	public int frames1() {
		return decode(this.one);
	}

	/**
	 * Read 16 frames.
	 * @return the number of bytes of frames
	 */
	@Benchmark
	@OperationsPerInvocation(SOME)
	public int frames16() {
		return decode(this.some);
	}

	/**
	 * Read 256 frames.
	 * @return the number of bytes of frames
	 */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public int frames256() {
		return decode(this.many);
	}

	/**
	 * Read a frame that comes in two reads.
	 * @return the number of bytes of frames
	 */
	@Benchmark
	public int split() {
		int end = this.one.writerIndex();
		this.one.readerIndex(0).writerIndex(end / 2);
		decodeAll(this.one);
		this.one.writerIndex(end);
		return decodeAll(this.one);
	}

	private int decode(ByteBuf bytes) {
		bytes.readerIndex(0);
		return decodeAll(bytes);
	}

	private int decodeAll(ByteBuf bytes) {
		this.count.bytes = 0;
		while (this.decoder.decode(bytes, this.count)) {
			// The next one
		}
		return this.count.bytes;
	}

	private static final class Count implements FrameListener {

		private int bytes;

		@Override
		public void onFrame(ByteBuf body) {
			this.bytes += body.readableBytes();
		}

		@Override
		public void onKeepAlive(ByteBuf body) {
			this.bytes += body.readableBytes();
		}

	}

}

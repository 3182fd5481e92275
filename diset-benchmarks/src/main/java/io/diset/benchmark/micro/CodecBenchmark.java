package io.diset.benchmark.micro;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Acknowledgement;
import io.diset.codec.AcknowledgementId;
import io.diset.codec.Encoding;
import io.diset.codec.Envelope;
import io.diset.codec.EnvelopeListener;
import io.diset.codec.FrameEncoder;
import io.diset.codec.MessageEnvelope;
import io.diset.codec.ReturnStructure;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A message from a record to a frame and back.
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
public class CodecBenchmark implements EnvelopeListener {

	/**
	 * The encoding of the frame.
	 */
	@Param({ "JENCODE", "DENCODE" })
	public Encoding encoding;

	/**
	 * The message.
	 */
	@Param({ "PING", "MIXED", "NESTED" })
	public Kind kind;

	private Object message;

	private MessageType<?> type;

	private ByteBuf body;

	private @Nullable Object record;

	/**
	 * Make the frame that is read.
	 */
	@Setup
	public void setUp() {
		this.message = this.kind.message();
		this.type = MessageType.ofMessage(this.message);
		ByteBuf frame = encode();
		frame.readerIndex(frame.indexOf(0, frame.writerIndex(), (byte) ':') + 1);
		this.body = frame;
		this.body.markReaderIndex();
	}

	/**
	 * Release the frame.
	 */
	@TearDown
	public void tearDown() {
		this.body.release();
	}

	/**
	 * Encode the record.
	 * @return the length of the frame
	 */
	@Benchmark
	public int write() {
		ByteBuf frame = encode();
		int length = frame.readableBytes();
		frame.release();
		return length;
	}

	/**
	 * Decode the record.
	 * @return the record
	 */
	@Benchmark
	public Object read() {
		this.body.resetReaderIndex();
		this.record = null;
		if (!Encoding.readUsual(this.body, this)) {
			readAny();
		}
		return Objects.requireNonNull(this.record);
	}

	@Override
	public void onMessage(String name, List<? extends @Nullable Object> values, @Nullable AcknowledgementId id,
			int length) {
		this.record = this.type.read(values);
	}

	@Override
	public void onAcknowledgement(Acknowledgement acknowledgement) {
		throw new IllegalStateException("No acknowledgement is expected");
	}

	private ByteBuf encode() {
		return FrameEncoder.message(ByteBufAllocator.DEFAULT, this.encoding, this.type, this.message, null);
	}

	// As the receiver does with what has not the usual form
	private void readAny() {
		ReturnStructure.Success body = (ReturnStructure.Success) Encoding.readBody(this.body);
		MessageEnvelope envelope = (MessageEnvelope) Envelope.read(body.value());
		this.record = this.type.read(Objects.requireNonNull(envelope.values()));
	}

	/**
	 * The messages.
	 */
	public enum Kind {

		/**
		 * One number.
		 */
		PING {
			@Override
			Object message() {
				return MicroMessages.ping();
			}
		},

		/**
		 * Six attributes of different types.
		 */
		MIXED {
			@Override
			Object message() {
				return MicroMessages.mixed();
			}
		},

		/**
		 * Records in a record.
		 */
		NESTED {
			@Override
			Object message() {
				return MicroMessages.nested();
			}
		};

		abstract Object message();

	}

}

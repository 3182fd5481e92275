package io.diset.benchmark.micro;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.diset.codec.Encoding;
import io.diset.codec.FrameEncoder;
import io.diset.message.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
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
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The yardstick of the codecs: the databind of Jackson for the text of the same frames,
 * the envelope as records.
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
public class JacksonBenchmark {

	/**
	 * The message.
	 */
	@Param({ "PING", "MIXED", "NESTED" })
	public CodecBenchmark.Kind kind;

	private final ObjectMapper mapper = JsonMapper.builder().build();

	private byte[] text;

	private Body body;

	/**
	 * Make the text.
	 */
	@Setup
	public void setUp() {
		Object message = this.kind.message();
		ByteBuf frame = FrameEncoder.message(ByteBufAllocator.DEFAULT, Encoding.JENCODE, MessageType.ofMessage(message),
				message, null);
		frame.readerIndex(frame.indexOf(0, frame.writerIndex(), (byte) ':') + 1);
		this.text = ByteBufUtil.getBytes(frame);
		frame.release();
		this.body = this.mapper.readValue(this.text, Body.class);
	}

	/**
	 * Write the text.
	 * @return the text
	 */
	@Benchmark
	public byte[] write() {
		return this.mapper.writeValueAsBytes(this.body);
	}

	/**
	 * Read the text.
	 * @return the records
	 */
	@Benchmark
	public Object read() {
		return this.mapper.readValue(this.text, Body.class);
	}

	private record Body(@JsonProperty("OK") boolean ok, @JsonProperty("Value") Content value) {
	}

	private record Content(boolean request, String name, List<Object> attrs) {
	}

}

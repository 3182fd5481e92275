package io.diset.benchmark.micro;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.diset.connection.DisetConnection;
import io.diset.connection.MessageAccess;
import io.diset.connection.MessageRoute;
import io.diset.message.MessageType;
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
 * From the attributes of a message to its handler and back to the attributes of the
 * answer, without a channel.
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
public class DispatchBenchmark {

	/**
	 * Whether an annotated bean handles the message.
	 */
	@Param({ "false", "true" })
	public boolean annotated;

	private final List<Object> values = List.of(4711L);

	private MicroChannel channel;

	private MessageRoute<?> route;

	/**
	 * Find the handler.
	 */
	@Setup
	public void setUp() {
		this.channel = new MicroChannel(Services.of(this.annotated), MessageAccess.ALL);
		this.route = Objects.requireNonNull(Services.of(this.annotated).route("Ping"));
	}

	/**
	 * Close the channel.
	 */
	@TearDown
	public void tearDown() {
		this.channel.close();
	}

	/**
	 * Read, handle and write.
	 * @return the attributes of the answer
	 * @throws Exception never
	 */
	@Benchmark
	public Object dispatch() throws Exception {
		Object reply = Objects.requireNonNull(handle(this.route, this.channel.connection()));
		return MessageType.ofMessage(reply).write(reply);
	}

	/**
	 * Handle a message that was read.
	 * @return the answer
	 * @throws Exception never
	 */
	@Benchmark
	public @Nullable Object handler() throws Exception {
		return call(this.route, MicroMessages.ping());
	}

	private <T> @Nullable Object handle(MessageRoute<T> route, DisetConnection connection) throws Exception {
		return route.handler().handle(connection, route.type().read(this.values));
	}

	private <T> @Nullable Object call(MessageRoute<T> route, Object message) throws Exception {
		return route.handler().handle(this.channel.connection(), route.type().javaType().cast(message));
	}

}

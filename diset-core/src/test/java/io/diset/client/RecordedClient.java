package io.diset.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.diset.codec.Envelope;
import io.diset.codec.MessageEnvelope;
import io.diset.codec.ReturnStructure;
import io.diset.connection.DisetException;
import io.diset.connection.Extensions;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageType;
import io.diset.wire.PingPongX;
import io.diset.wire.Recording.Step;
import io.diset.wire.TestedSide;
import io.diset.wire.WireFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes a client do on one connection what the original's client did.
 */
final class RecordedClient implements TestedSide {

	static final Map<String, MessageDefinition> DEFINITIONS = Stream
		.of(PingPongX.MULTI, MessageType.of(PingPongX.Ping.class).definition(),
				MessageType.of(PingPongX.AckPing.class).definition(), MessageType.of(PingPongX.Pong.class).definition())
		.collect(Collectors.toUnmodifiableMap(MessageDefinition::name, Function.identity()));

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String RECORDED_VERSION = "9.0.0a31";

	private final MessageClient client;

	private final boolean again;

	private final List<WireFrame> fromClient;

	private final List<WireFrame> fromService;

	private final UnaryOperator<WireFrame> differences;

	private final List<CompletableFuture<Void>> acknowledged = new ArrayList<>();

	private Mono<Object> connected = Mono.empty();

	RecordedClient(MessageClient client, boolean again, List<Step> steps, UnaryOperator<WireFrame> differences) {
		this.client = client;
		this.again = again;
		List<Step> untilClosed = steps.stream().takeWhile((step) -> step.bytes() != null).toList();
		this.fromClient = untilClosed.stream().filter(Step::fromClient).map(Step::frame).toList();
		this.fromService = untilClosed.stream().filter((step) -> !step.fromClient()).map(Step::frame).toList();
		this.differences = differences;
	}

	/**
	 * Connect. A client that is connected again is not told the arguments again.
	 * @return the outcome
	 */
	Mono<Object> connect() {
		List<?> pair = (List<?>) Objects.requireNonNull(value(this.fromClient.get(1)));
		Map<String, Object> arguments = new LinkedHashMap<>();
		((Map<?, ?>) Objects.requireNonNull(pair.get(1))).forEach((key, value) -> arguments.put((String) key, value));
		this.connected = this.again ? this.client.connect() : this.client.connect(arguments);
		return this.connected;
	}

	/**
	 * Return how the service replied to the connect arguments.
	 * @return the value, an empty map for none, or the refusal
	 */
	Object reply() {
		return (this.fromService.get(1).read() instanceof ReturnStructure.Failure failure)
				? new DisetException(failure.errno(), failure.message())
				: Objects.requireNonNullElse(value(this.fromService.get(1)), Map.of());
	}

	/**
	 * Return the messages that the service sent.
	 * @return the texts of the messages
	 */
	List<String> messagesOfService() {
		return this.fromService.stream()
			.skip(2)
			.filter((frame) -> frame.lane() == WireFrame.Lane.MESSAGE)
			.map((frame) -> message(frame).toString())
			.toList();
	}

	/**
	 * Disconnect when all acknowledgements have come.
	 * @param timeout how long that may take
	 */
	void disconnect(Duration timeout) {
		this.acknowledged.forEach((future) -> assertThat(future).succeedsWithin(timeout));
		this.client.disconnect();
	}

	@Override
	public void act(WireFrame recorded) {
		if (recorded.lane() == WireFrame.Lane.MESSAGE && this.fromClient.indexOf(recorded) >= 2) {
			this.connected.block(TIMEOUT);
			Message message = message(recorded);
			if (recorded.id() != null) {
				this.acknowledged.add(this.client.sendAndAwaitAck(message).toFuture());
			}
			else {
				this.client.send(message);
			}
		}
	}

	@Override
	public WireFrame expected(WireFrame recorded) {
		List<?> pair = (List<?>) Objects.requireNonNull(value(this.fromClient.get(1)));
		return this.differences.apply(recorded)
			.withText(RECORDED_VERSION, Extensions.announcement())
			.withText(String.valueOf(pair.get(0)), this.client.identity());
	}

	private static Message message(WireFrame frame) {
		MessageEnvelope envelope = (MessageEnvelope) Envelope.read(value(frame));
		MessageDefinition definition = Objects.requireNonNull(DEFINITIONS.get(envelope.name()));
		return MessageType.of(definition).read(Objects.requireNonNull(envelope.values()));
	}

	private static @Nullable Object value(WireFrame frame) {
		return (frame.read() instanceof ReturnStructure.Success success) ? success.value() : null;
	}

}

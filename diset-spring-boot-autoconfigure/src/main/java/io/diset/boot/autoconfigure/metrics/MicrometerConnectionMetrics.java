package io.diset.boot.autoconfigure.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;

/**
 * Measures the connections of one service, or of one client, by meters that are looked up
 * once.
 */
final class MicrometerConnectionMetrics implements ConnectionMetrics {

	private static final String MESSAGE = "message";

	private static final String OUTCOME = "outcome";

	private final MeterRegistry registry;

	private final String prefix;

	private final Tags tags;

	private final Counter opened;

	private final Counter bytesReceived;

	private final Counter bytesSent;

	private final Timer keepAlives;

	private final Map<CloseReason.Kind, Counter> closed;

	private final Map<AcknowledgementOutcome, Timer> acknowledgements;

	private final MessageMeters<Map<ReceiveOutcome, Counter>> received;

	private final MessageMeters<Map<SendOutcome, Counter>> sent;

	private final MessageMeters<Timer> successes;

	private final MessageMeters<Timer> failures;

	/**
	 * Create the meters.
	 * @param registry has the meters
	 * @param prefix what their names begin with
	 * @param tags the tags of all of them
	 */
	MicrometerConnectionMetrics(MeterRegistry registry, String prefix, Tags tags) {
		this.registry = registry;
		this.prefix = prefix;
		this.tags = tags;
		this.opened = counter("connections.opened", Tags.empty());
		this.bytesReceived = bytes("received");
		this.bytesSent = bytes("sent");
		this.keepAlives = timer("keepalive", Tags.empty());
		this.closed = byEnum(CloseReason.Kind.values(),
				(kind) -> counter("connections.closed", Tags.of("reason", lowerCase(kind))));
		this.acknowledgements = byEnum(AcknowledgementOutcome.values(),
				(outcome) -> timer("acknowledgements", Tags.of(OUTCOME, lowerCase(outcome))));
		this.received = counters("messages.received", ReceiveOutcome.values());
		this.sent = counters("messages.sent", SendOutcome.values());
		this.successes = handlers("success");
		this.failures = handlers("error");
	}

	@Override
	public void opened() {
		this.opened.increment();
	}

	@Override
	public void closed(CloseReason.Kind kind) {
		increment(this.closed.get(kind));
	}

	@Override
	public void bytesReceived(int count) {
		this.bytesReceived.increment(count);
	}

	@Override
	public void bytesSent(int count) {
		this.bytesSent.increment(count);
	}

	@Override
	public void received(String message, ReceiveOutcome outcome) {
		increment(this.received.of(message).get(outcome));
	}

	@Override
	public void handled(String message, long nanos, boolean success) {
		(success ? this.successes : this.failures).of(message).record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void sent(String message, SendOutcome outcome) {
		increment(this.sent.of(message).get(outcome));
	}

	@Override
	public void acknowledged(long nanos, AcknowledgementOutcome outcome) {
		Timer timer = this.acknowledgements.get(outcome);
		if (timer != null) {
			timer.record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void keptAlive(long nanos) {
		this.keepAlives.record(nanos, TimeUnit.NANOSECONDS);
	}

	static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private MessageMeters<Timer> handlers(String outcome) {
		return new MessageMeters<>((message) -> timer("handlers", Tags.of(MESSAGE, message, OUTCOME, outcome)));
	}

	private <E extends Enum<E>> MessageMeters<Map<E, Counter>> counters(String name, E[] outcomes) {
		return new MessageMeters<>((message) -> byEnum(outcomes,
				(outcome) -> counter(name, Tags.of(MESSAGE, message, OUTCOME, lowerCase(outcome)))));
	}

	private Counter counter(String name, Tags more) {
		return Counter.builder(this.prefix + name).tags(this.tags).tags(more).register(this.registry);
	}

	private Counter bytes(String name) {
		return Counter.builder(this.prefix + name).baseUnit(BaseUnits.BYTES).tags(this.tags).register(this.registry);
	}

	private Timer timer(String name, Tags more) {
		return Timer.builder(this.prefix + name).tags(this.tags).tags(more).register(this.registry);
	}

	private static void increment(@Nullable Counter counter) {
		if (counter != null) {
			counter.increment();
		}
	}

	private static <E extends Enum<E>, M> Map<E, M> byEnum(E[] constants, Function<E, M> meter) {
		Map<E, M> meters = new EnumMap<>(constants[0].getDeclaringClass());
		for (E constant : constants) {
			meters.put(constant, meter.apply(constant));
		}
		return meters;
	}

}

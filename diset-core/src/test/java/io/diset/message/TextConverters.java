package io.diset.message;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Converters as those of an application.
 */
public final class TextConverters implements AttributeConverters {

	private static final Map<String, Function<Object, @Nullable Object>> CONVERTERS = Map.of("Duration to String",
			Object::toString, "String to Duration", (value) -> Duration.parse((String) value), "Duration to Long",
			(value) -> ((Duration) value).toSeconds(), "Long to Duration", (value) -> Duration.ofSeconds((Long) value),
			"Character to String", Object::toString, "String to Character", (value) -> ((String) value).charAt(0),
			"State to Long", (value) -> (value == Thread.State.NEW) ? 0L : 1L, "Long to State",
			(value) -> value.equals(0L) ? Thread.State.NEW : Thread.State.RUNNABLE, "BigDecimal to String",
			(value) -> (((BigDecimal) value).signum() < 0) ? null : 7, "String to BigDecimal", (value) -> null);

	@Override
	public boolean canConvert(Class<?> source, Class<?> target) {
		return CONVERTERS.containsKey(name(source, target));
	}

	@Override
	public @Nullable Object convert(Object value, Class<?> target) {
		Function<Object, @Nullable Object> converter = CONVERTERS.get(name(value.getClass(), target));
		if (converter == null) {
			throw new IllegalStateException("secret");
		}
		return converter.apply(value);
	}

	private static String name(Class<?> source, Class<?> target) {
		return "%s to %s".formatted(source.getSimpleName(), target.getSimpleName());
	}

}

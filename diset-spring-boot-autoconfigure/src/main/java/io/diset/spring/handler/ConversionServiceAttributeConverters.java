package io.diset.spring.handler;

import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

import io.diset.message.AttributeConverters;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;

/**
 * Converts the components of messages by a {@link ConversionService}: all classes that it
 * converts to text and back are attributes, as {@link java.util.UUID},
 * {@link java.net.URI}, {@link java.time.Instant}, {@link java.time.Duration} and those
 * for which the application has converters of its own. Not so arrays, collections and
 * maps, whose text does not tell their elements apart, and dates and times with an
 * offset, zone or locale, whose text depends on where it is written: give those
 * {@link AttributeConverters} of your own.
 *
 * @param conversions the conversion service
 * @since 0.1.0
 */
public record ConversionServiceAttributeConverters(ConversionService conversions) implements AttributeConverters {

	private static final List<Class<?>> REFUSED = List.of(Collection.class, Map.class, ZonedDateTime.class,
			OffsetDateTime.class, OffsetTime.class, Date.class, Calendar.class);

	@Override
	public boolean canConvert(Class<?> source, Class<?> target) {
		return !isRefused(source) && !isRefused(target) && this.conversions.canConvert(source, target);
	}

	@Override
	public @Nullable Object convert(Object value, Class<?> target) {
		return this.conversions.convert(value, target);
	}

	// Bytes are an attribute of their own, to which others may be converted
	private static boolean isRefused(Class<?> type) {
		return (type.isArray() && type != byte[].class)
				|| REFUSED.stream().anyMatch((refused) -> refused.isAssignableFrom(type));
	}

}

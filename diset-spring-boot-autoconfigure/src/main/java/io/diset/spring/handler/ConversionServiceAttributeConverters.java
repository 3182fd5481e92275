package io.diset.spring.handler;

import io.diset.message.AttributeConverters;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;

/**
 * Converts the components of messages by a {@link ConversionService}.
 *
 * @param conversions the conversion service, with which components of all classes that it
 * converts to text and back are attributes
 * @since 0.1.0
 */
public record ConversionServiceAttributeConverters(ConversionService conversions) implements AttributeConverters {

	@Override
	public boolean canConvert(Class<?> source, Class<?> target) {
		return this.conversions.canConvert(source, target);
	}

	@Override
	public @Nullable Object convert(Object value, Class<?> target) {
		return this.conversions.convert(value, target);
	}

}

package io.diset.spring.handler;

import java.util.Map;

import io.diset.connection.DisetException;
import io.diset.spring.annotation.ConnectArgument;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * One value of a map, as a parameter wants it.
 *
 * @param what what the value is, for a text that a peer is told
 * @param name its name
 * @param type the type of the parameter
 * @param optional whether it may be missing
 * @param conversions converts it
 */
record NamedValue(String what, String name, TypeDescriptor type, boolean optional, ConversionService conversions) {

	/**
	 * Create the value of a connect argument.
	 * @param parameter the parameter, of a method or a constructor
	 * @param conversions converts the value
	 * @return the value
	 * @throws IllegalArgumentException if it has no name
	 */
	static NamedValue connectArgument(MethodParameter parameter, ConversionService conversions) {
		ConnectArgument annotation = parameter.getParameterAnnotation(ConnectArgument.class);
		return new NamedValue("Connect argument", name(parameter, (annotation != null) ? annotation.value() : ""),
				new TypeDescriptor(parameter), parameter.isOptional(), conversions);
	}

	/**
	 * Return the name that a parameter stands for.
	 * @param parameter the parameter
	 * @param given the name that its annotation gives, or an empty text
	 * @return the name
	 * @throws IllegalArgumentException if it has none
	 */
	static String name(MethodParameter parameter, String given) {
		String name = given.isEmpty() ? parameter.getParameterName() : given;
		if (name == null) {
			throw new IllegalArgumentException("has a parameter whose name is not known: name it in its annotation, or "
					+ "compile with the option -parameters");
		}
		return name;
	}

	/**
	 * Return the value.
	 * @param values the values by name
	 * @return the converted value
	 * @throws DisetException if it is missing, or of a wrong type
	 */
	@Nullable Object of(Map<String, @Nullable Object> values) {
		return convert(values.get(this.name));
	}

	/**
	 * Convert the value.
	 * @param value the value
	 * @return the converted value
	 * @throws DisetException if it is missing, or of a wrong type
	 */
	@Nullable Object convert(@Nullable Object value) {
		if (value == null && !this.optional) {
			throw new DisetException("%s '%s' is missing".formatted(this.what, this.name));
		}
		try {
			return this.conversions.convert(value, TypeDescriptor.forObject(value), this.type);
		}
		catch (ConversionException ex) {
			DisetException told = new DisetException(
					"%s '%s' is no %s".formatted(this.what, this.name, this.type.getType().getSimpleName()));
			told.initCause(ex);
			throw told;
		}
	}

}

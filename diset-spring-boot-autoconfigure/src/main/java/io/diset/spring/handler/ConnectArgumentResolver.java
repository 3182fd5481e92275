package io.diset.spring.handler;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.diset.spring.annotation.ConnectArgument;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;

/**
 * Resolves connect arguments: single ones, and records of them.
 *
 * @param conversions converts the arguments to the types of the parameters
 */
record ConnectArgumentResolver(ConversionService conversions) implements HandlerMethodArgumentResolver {

	@Override
	public @Nullable HandlerArgument resolve(MethodParameter parameter, HandlerKind kind) {
		if (parameter.hasParameterAnnotation(ConnectArgument.class)) {
			NamedValue value = NamedValue.connectArgument(parameter, this.conversions);
			ConnectValue argument = (connection, event) -> value.of(connection.arguments());
			return argument;
		}
		Class<?> type = parameter.getParameterType();
		if (!type.isRecord() || MessageClasses.isMessage(type)
				|| (kind != HandlerKind.CONNECT && kind != HandlerKind.DROP)) {
			return null;
		}
		Constructor<?> constructor = constructor(type);
		List<NamedValue> values = IntStream.range(0, constructor.getParameterCount())
			.mapToObj((index) -> value(constructor, index))
			.toList();
		ConnectValue argument = (connection, event) -> create(constructor, values, connection.arguments());
		return argument;
	}

	private NamedValue value(Constructor<?> constructor, int index) {
		MethodParameter parameter = new MethodParameter(constructor, index);
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		return NamedValue.connectArgument(parameter, this.conversions);
	}

	private static Constructor<?> constructor(Class<?> type) {
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object create(Constructor<?> constructor, List<NamedValue> values,
			Map<String, @Nullable Object> arguments) {
		@Nullable Object[] converted = values.stream().map((value) -> value.of(arguments)).toArray();
		try {
			return BeanUtils.instantiateClass(constructor, converted);
		}
		catch (BeanInstantiationException ex) {
			// The constructor may refuse with a text for the peer
			if (ex.getCause() instanceof RuntimeException refused) {
				throw refused;
			}
			throw ex;
		}
	}

}

package io.diset.spring.handler;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Consumer;

import io.diset.message.MessageType;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;

/**
 * Makes the plans by which handler methods are called.
 */
final class HandlerInvokers {

	private final List<HandlerMethodArgumentResolver> resolvers;

	private final ConversionService conversions;

	private final ValidatedArguments validation;

	HandlerInvokers(List<HandlerMethodArgumentResolver> resolvers, ConversionService conversions,
			ValidatedArguments validation) {
		this.resolvers = List.copyOf(resolvers);
		this.conversions = conversions;
		this.validation = validation;
	}

	/**
	 * Make the plan of a method.
	 * @param bean the bean, maybe a proxy
	 * @param method the method
	 * @param type the type of the message that it takes, or {@code null} when it takes
	 * none, or one that is not known yet
	 * @param connectValues takes the arguments that are made when a peer connects
	 * @return the plan
	 * @throws HandlerDefinitionException if the method cannot be called
	 */
	HandlerCall create(Object bean, HandlerMethod method, @Nullable MessageType<?> type,
			Consumer<HandlerArgument> connectValues) {
		List<HandlerArgument> arguments = method.parameters()
			.stream()
			.map((parameter) -> argument(method, parameter, type, connectValues))
			.toList();
		Method invocable = invocable(bean, method);
		try {
			invocable.setAccessible(true);
			return HandlerResults.adapt(method, HandlerInvoker.of(bean, invocable, arguments));
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			HandlerDefinitionException exception = method.invalid("is not accessible: open its package to io.diset");
			exception.initCause(ex);
			throw exception;
		}
	}

	private HandlerArgument argument(HandlerMethod method, MethodParameter parameter, @Nullable MessageType<?> type,
			Consumer<HandlerArgument> connectValues) {
		try {
			HandlerArgument argument = find(method.kind(), parameter, type);
			if (argument instanceof ConnectValue) {
				HandlerArgument made = new OncePerConnection(this.validation.around(parameter, argument));
				connectValues.accept(made);
				return made;
			}
			if (argument != null) {
				return this.validation.around(parameter, argument);
			}
		}
		catch (IllegalArgumentException ex) {
			HandlerDefinitionException exception = method.invalid(String.valueOf(ex.getMessage()));
			exception.initCause(ex);
			throw exception;
		}
		throw method.invalid("takes %s: it may take %s".formatted(parameter.getGenericParameterType().getTypeName(),
				method.kind().parameters()));
	}

	private @Nullable HandlerArgument find(HandlerKind kind, MethodParameter parameter, @Nullable MessageType<?> type) {
		if (kind == HandlerKind.MESSAGE) {
			HandlerArgument attribute = AttributeArguments.resolve(parameter, type, this.conversions);
			if (attribute != null) {
				return attribute;
			}
		}
		for (HandlerMethodArgumentResolver resolver : this.resolvers) {
			HandlerArgument argument = resolver.resolve(parameter, kind);
			if (argument != null) {
				return argument;
			}
		}
		return null;
	}

	private static boolean isHiddenFromSubclasses(Method method, Object bean) {
		int modifiers = method.getModifiers();
		return !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers)
				&& !method.getDeclaringClass().getPackageName().equals(bean.getClass().getPackageName());
	}

	private static Method invocable(Object bean, HandlerMethod method) {
		if (AopUtils.isCglibProxy(bean) && Modifier.isFinal(method.method().getModifiers())) {
			throw method.invalid("is final: its bean is proxied, and a proxy cannot pass on calls of final methods");
		}
		if (AopUtils.isCglibProxy(bean) && isHiddenFromSubclasses(method.method(), bean)) {
			throw method.invalid("is only visible in its package, and its bean is proxied by a class in another one, "
					+ "which cannot pass on its calls. Declare it protected or public");
		}
		try {
			return AopUtils.selectInvocableMethod(method.method(), bean.getClass());
		}
		catch (IllegalStateException ex) {
			HandlerDefinitionException exception = method.invalid(
					"cannot be called: its bean has a proxy of its interfaces only. Declare it in one of them, or use "
							+ "proxies of the class (proxyTargetClass)");
			exception.initCause(ex);
			throw exception;
		}
	}

}

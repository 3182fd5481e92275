package io.diset.spring.handler;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodParameter;

/**
 * Makes the plans by which handler methods are called.
 */
final class HandlerInvokers {

	private final List<HandlerParameterResolver> resolvers;

	HandlerInvokers(List<? extends HandlerParameterResolver> resolvers) {
		this.resolvers = List.copyOf(resolvers);
	}

	/**
	 * Make the plan of a method.
	 * @param bean the bean, maybe a proxy
	 * @param method the method
	 * @return the plan
	 * @throws HandlerDefinitionException if the method cannot be called
	 */
	HandlerInvoker create(Object bean, HandlerMethod method) {
		List<HandlerArgument> arguments = method.parameters()
			.stream()
			.map((parameter) -> argument(method, parameter))
			.toList();
		Method invocable = invocable(bean, method);
		try {
			invocable.setAccessible(true);
			return HandlerInvoker.of(bean, invocable, arguments);
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			HandlerDefinitionException exception = method.invalid("is not accessible: open its package to io.diset");
			exception.initCause(ex);
			throw exception;
		}
	}

	private HandlerArgument argument(HandlerMethod method, MethodParameter parameter) {
		for (HandlerParameterResolver resolver : this.resolvers) {
			if (resolver.supports(parameter, method.kind())) {
				return resolver.resolve(parameter);
			}
		}
		throw method.invalid("takes %s: it may take %s".formatted(parameter.getGenericParameterType().getTypeName(),
				method.kind().parameters()));
	}

	private static Method invocable(Object bean, HandlerMethod method) {
		if (AopUtils.isCglibProxy(bean) && Modifier.isFinal(method.method().getModifiers())) {
			throw method.invalid("is final: its bean is proxied, and a proxy cannot pass on calls of final methods");
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

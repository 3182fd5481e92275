package io.diset.spring.handler;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;

/**
 * Knows what handler methods get for parameters of a certain sort. Beans of this type are
 * asked for the parameters that the library itself does not know, in their order and
 * once, when the application starts. They cannot replace what it does know.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerMethodArgumentResolver {

	/**
	 * Resolve a parameter.
	 * @param parameter the parameter
	 * @param kind what the method handles
	 * @return gives the argument at each call, or {@code null} when the parameter is not
	 * one for this resolver
	 */
	@Nullable HandlerArgument resolve(MethodParameter parameter, HandlerKind kind);

}

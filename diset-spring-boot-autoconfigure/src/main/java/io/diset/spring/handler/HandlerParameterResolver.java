package io.diset.spring.handler;

import org.springframework.core.MethodParameter;

/**
 * Knows what handler methods get for parameters of a certain sort. Asked when the
 * application starts.
 */
interface HandlerParameterResolver {

	/**
	 * Return whether this resolver is the one for a parameter.
	 * @param parameter the parameter
	 * @param kind what the method handles
	 * @return whether it is
	 */
	boolean supports(MethodParameter parameter, HandlerKind kind);

	/**
	 * Return what the method gets for a parameter that is supported.
	 * @param parameter the parameter
	 * @return gives the argument
	 */
	HandlerArgument resolve(MethodParameter parameter);

}

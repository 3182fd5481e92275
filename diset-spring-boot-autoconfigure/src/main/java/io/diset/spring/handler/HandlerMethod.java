package io.diset.spring.handler;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.diset.connection.Execution;
import io.diset.spring.annotation.HandlerExecution;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;

/**
 * A method that handles an event, as the class of the application declares it.
 *
 * @param type the class of the bean without its proxy
 * @param method the method, maybe of a superclass
 * @param kind what it handles
 * @param annotation the annotation that makes it a handler
 */
record HandlerMethod(Class<?> type, Method method, HandlerKind kind, MergedAnnotation<?> annotation) {

	List<MethodParameter> parameters() {
		return IntStream.range(0, this.method.getParameterCount())
			.mapToObj((index) -> new MethodParameter(this.method, index).withContainingClass(this.type))
			.toList();
	}

	ResolvableType returnType() {
		return ResolvableType.forMethodReturnType(this.method, this.type);
	}

	boolean isReactive() {
		return this.method.getReturnType() == Mono.class;
	}

	/**
	 * Return what the method returns in the end.
	 * @return the type of the Mono's value, or else the return type
	 */
	ResolvableType valueType() {
		return isReactive() ? returnType().getGeneric(0) : returnType();
	}

	Execution execution() {
		return switch (this.annotation.getEnum("execution", HandlerExecution.class)) {
			case EVENT_LOOP -> Execution.EVENT_LOOP;
			case EXECUTOR -> Execution.EXECUTOR;
			case DEFAULT -> isReactive() ? Execution.EVENT_LOOP : Execution.EXECUTOR;
		};
	}

	/**
	 * Return the exception for a method that breaks a rule.
	 * @param problem what is wrong with it, to be read behind the name of the method
	 * @return the exception
	 */
	HandlerDefinitionException invalid(String problem) {
		return new HandlerDefinitionException("%s method %s %s".formatted(this.kind, this, problem));
	}

	@Override
	public String toString() {
		return Arrays.stream(this.method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", this.type.getName() + "." + this.method.getName() + "(", ")"));
	}

}

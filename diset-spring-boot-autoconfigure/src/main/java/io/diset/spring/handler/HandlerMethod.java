package io.diset.spring.handler;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.diset.connection.Execution;
import io.diset.security.registry.AuthorizationRule;
import io.diset.spring.annotation.HandlerExecution;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
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

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	List<MethodParameter> parameters() {
		return IntStream.range(0, this.method.getParameterCount()).mapToObj(this::parameter).toList();
	}

	private MethodParameter parameter(int index) {
		MethodParameter parameter = new MethodParameter(this.method, index).withContainingClass(this.type);
		parameter.initParameterNameDiscovery(NAMES);
		return parameter;
	}

	ResolvableType returnType() {
		return ResolvableType.forMethodReturnType(this.method, this.type);
	}

	/**
	 * Return what makes a publisher of the result.
	 * @return the adapter, or {@code null} when the method is not reactive
	 */
	@Nullable ReactiveAdapter adapter() {
		return ReactiveAdapterRegistry.getSharedInstance().getAdapter(this.method.getReturnType());
	}

	/**
	 * Return what the method returns in the end.
	 * @return the type of the values of a reactive type, or else the return type
	 */
	ResolvableType valueType() {
		ReactiveAdapter adapter = adapter();
		if (adapter == null) {
			return returnType();
		}
		return adapter.isNoValue() ? ResolvableType.forClass(Void.class)
				: returnType().as(adapter.getReactiveType()).getGeneric(0);
	}

	Execution execution() {
		return switch (this.annotation.getEnum("execution", HandlerExecution.class)) {
			case EVENT_LOOP -> Execution.EVENT_LOOP;
			case EXECUTOR -> Execution.EXECUTOR;
			case DEFAULT -> (adapter() != null) ? Execution.EVENT_LOOP : Execution.EXECUTOR;
		};
	}

	/**
	 * Return who may make the event happen.
	 * @return the rule, or {@code null} if the annotation has none
	 * @throws HandlerDefinitionException if it has a word that makes no sense
	 */
	@Nullable AuthorizationRule rule() {
		String[] words = this.annotation.getStringArray("authorize");
		try {
			return (words.length > 0) ? AuthorizationRule.of(List.of(words)) : null;
		}
		catch (IllegalArgumentException ex) {
			throw invalid("has an invalid rule: " + ex.getMessage());
		}
	}

	/**
	 * Return how many messages of one connection may be handled at once.
	 * @return how many
	 * @throws HandlerDefinitionException if it is not positive
	 */
	int concurrency() {
		int concurrency = this.annotation.getInt("concurrency");
		if (concurrency < 1) {
			throw invalid("has concurrency %d: it must be positive".formatted(concurrency));
		}
		return concurrency;
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

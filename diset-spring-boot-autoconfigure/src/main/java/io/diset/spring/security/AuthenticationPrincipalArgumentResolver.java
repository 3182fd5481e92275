package io.diset.spring.security;

import io.diset.spring.handler.HandlerArgument;
import io.diset.spring.handler.HandlerKind;
import io.diset.spring.handler.HandlerMethodArgumentResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.RepeatableContainers;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.ClassUtils;

/**
 * Gives handlers the principal of their peer's authentication, or what an expression
 * takes from it, for parameters with {@link AuthenticationPrincipal}. A principal of
 * another class than the parameter's is {@code null} there, or an error if the annotation
 * says so.
 *
 * @since 0.1.0
 */
public final class AuthenticationPrincipalArgumentResolver implements HandlerMethodArgumentResolver {

	private final SpelExpressionParser parser = new SpelExpressionParser();

	private final BeanFactoryResolver beans;

	/**
	 * Create a resolver.
	 * @param beans the beans that expressions may use
	 */
	public AuthenticationPrincipalArgumentResolver(BeanFactory beans) {
		this.beans = new BeanFactoryResolver(beans);
	}

	@Override
	public @Nullable HandlerArgument resolve(MethodParameter parameter, HandlerKind kind) {
		MergedAnnotation<AuthenticationPrincipal> found = MergedAnnotations
			.from(parameter.getParameter(), parameter.getParameterAnnotations(), RepeatableContainers.none())
			.get(AuthenticationPrincipal.class);
		if (!found.isPresent()) {
			return null;
		}
		AuthenticationPrincipal annotation = found.synthesize();
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(parameter.getParameterType());
		Expression expression = expression(annotation);
		boolean strict = annotation.errorOnInvalidType();
		return (connection, event) -> {
			Object principal = PeerAuthentications.of(connection).getPrincipal();
			Object value = (expression != null && principal != null) ? evaluate(expression, principal) : principal;
			if (value == null || type.isInstance(value)) {
				return value;
			}
			if (strict) {
				throw new ClassCastException(
						"%s is not assignable to %s".formatted(value.getClass().getName(), type.getName()));
			}
			return null;
		};
	}

	private @Nullable Expression expression(AuthenticationPrincipal annotation) {
		if (annotation.expression().isEmpty()) {
			return null;
		}
		try {
			return this.parser.parseExpression(annotation.expression());
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(
					"has an @AuthenticationPrincipal whose expression cannot be read: " + ex.getMessage(), ex);
		}
	}

	private @Nullable Object evaluate(Expression expression, Object principal) {
		StandardEvaluationContext context = new StandardEvaluationContext(principal);
		context.setBeanResolver(this.beans);
		return expression.getValue(context);
	}

}

package io.diset.spring.handler;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.DisetService;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.Assert;

/**
 * The services of an application: its beans with {@link DisetService @DisetService}, with
 * all that is known of their handlers. Immutable.
 *
 * @since 0.1.0
 */
public final class DisetServices {

	private final List<ServiceDefinition> definitions;

	private DisetServices(List<ServiceDefinition> definitions) {
		this.definitions = List.copyOf(definitions);
	}

	/**
	 * Find the services of an application. Their beans are created if they do not exist
	 * yet.
	 * @param context the context of the application; its parents' services are not looked
	 * for
	 * @param executor gives the executor of the server, once handlers run
	 * @return the services
	 * @throws HandlerDefinitionException if a service or handler is declared in a way
	 * that cannot work
	 * @throws io.diset.message.MessageDefinitionException if the class of a message is
	 * declared in a way that cannot work
	 */
	public static DisetServices of(ApplicationContext context, Supplier<Executor> executor) {
		HandlerSupport support = HandlerSupport.of(context, executor);
		Map<String, String> beanNames = new LinkedHashMap<>();
		for (String beanName : context.getBeanNamesForAnnotation(DisetService.class)) {
			if (ScopedProxyUtils.isScopedTarget(beanName)) {
				continue;
			}
			String other = beanNames.putIfAbsent(serviceName(context, beanName), beanName);
			if (other != null) {
				throw new HandlerDefinitionException("Beans '%s' and '%s' serve the same service %s".formatted(other,
						beanName, serviceName(context, beanName)));
			}
		}
		return new DisetServices(beanNames.entrySet()
			.stream()
			.map((entry) -> define(builder(entry.getKey(), entry.getValue()), context.getBean(entry.getValue()),
					support))
			.toList());
	}

	static ServiceDefinition define(ServiceDefinition.Builder builder, Object bean, HandlerSupport support) {
		BeanHandlers handlers = new BeanHandlers(bean, support, sends(AopProxyUtils.ultimateTargetClass(bean)));
		handlers.register(new ServiceTarget(builder));
		return builder.build();
	}

	private static List<Class<?>> sends(Class<?> type) {
		return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY)
			.stream(DisetService.class)
			.flatMap((annotation) -> Arrays.<Class<?>>stream(annotation.getClassArray("sends")))
			.distinct()
			.toList();
	}

	/**
	 * Return the definitions of the services.
	 * @return the definitions, unmodifiable
	 */
	public List<ServiceDefinition> definitions() {
		return this.definitions;
	}

	/**
	 * Return the names of the services.
	 * @return the names in the form System/Component, unmodifiable
	 */
	public List<String> names() {
		return this.definitions.stream().map(ServiceDefinition::name).toList();
	}

	private static String serviceName(ApplicationContext context, String beanName) {
		return resolve(context, beanName, annotation(context, beanName).value());
	}

	static String resolve(ApplicationContext context, String beanName, String name) {
		try {
			return context.getEnvironment().resolveRequiredPlaceholders(name);
		}
		catch (IllegalArgumentException ex) {
			HandlerDefinitionException exception = new HandlerDefinitionException(
					"Bean '%s' has a name that cannot be resolved: %s".formatted(beanName, ex.getMessage()));
			exception.initCause(ex);
			throw exception;
		}
	}

	private static DisetService annotation(ApplicationContext context, String beanName) {
		DisetService annotation = context.findAnnotationOnBean(beanName, DisetService.class);
		Assert.state(annotation != null, "No annotation on bean " + beanName);
		return annotation;
	}

	private static ServiceDefinition.Builder builder(String serviceName, String beanName) {
		try {
			return ServiceDefinition.builder(serviceName);
		}
		catch (IllegalArgumentException ex) {
			HandlerDefinitionException exception = new HandlerDefinitionException(
					"Bean '%s' cannot be a service. %s".formatted(beanName, ex.getMessage()));
			exception.initCause(ex);
			throw exception;
		}
	}

}

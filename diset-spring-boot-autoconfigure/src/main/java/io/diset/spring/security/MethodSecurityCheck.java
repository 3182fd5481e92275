package io.diset.spring.security;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerDefinitionException;

import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationAdvisor;
import org.springframework.util.ClassUtils;

/**
 * Stops the start of an application whose handlers have annotations of Spring Security's
 * method security that would not hold: without one of the annotations that enable it they
 * are silently ignored, and {@code @EnableReactiveMethodSecurity} lets all calls of
 * handlers that are not reactive fail.
 *
 * @since 0.1.0
 */
public final class MethodSecurityCheck implements SmartInitializingSingleton {

	private static final List<String> HANDLERS = List.of(OnConnect.class.getName(), OnMessage.class.getName(),
			OnDrop.class.getName(), OnError.class.getName());

	private static final List<String> SECURED = List.of(PreAuthorize.class.getName(), PostAuthorize.class.getName(),
			Secured.class.getName(), "jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.DenyAll");

	/**
	 * The bean that {@code @EnableReactiveMethodSecurity} defines. Its advisors have the
	 * type of those of {@code @EnableMethodSecurity}.
	 */
	private static final String REACTIVE = "_reactiveMethodSecurityConfiguration";

	private final ListableBeanFactory beans;

	/**
	 * Create a check.
	 * @param beans the beans of the application
	 */
	public MethodSecurityCheck(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<String> names = new LinkedHashSet<>(List.of(this.beans.getBeanNamesForAnnotation(DisetService.class)));
		names.addAll(List.of(this.beans.getBeanNamesForAnnotation(DisetClient.class)));
		for (String name : names) {
			Class<?> type = this.beans.getType(name);
			if (type != null) {
				check(ClassUtils.getUserClass(type), AopUtils.isAopProxy(this.beans.getBean(name)));
			}
		}
	}

	private void check(Class<?> type, boolean proxied) {
		Set<Method> secured = MethodIntrospector.selectMethods(type,
				(Method method) -> isAnnotated(HANDLERS, annotations(method))
						&& (isAnnotated(SECURED, annotations(method))
								|| isAnnotated(SECURED, MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY))));
		secured.forEach((method) -> check(type, method, proxied));
	}

	private void check(Class<?> type, Method method, boolean proxied) {
		boolean reactive = ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) != null;
		if (!proxied || !isAdvised(type, method)) {
			throw invalid(type, method, "is secured by an annotation of Spring Security that has no effect. Add "
					+ "@EnableMethodSecurity to a configuration class, and enable the annotation there. A bean that is made "
					+ "before those of Spring Security, as one that a BeanPostProcessor needs, is never secured");
		}
		if (!reactive && this.beans.containsBean(REACTIVE)) {
			throw invalid(type, method, "is not reactive, so each call of it would fail with "
					+ "@EnableReactiveMethodSecurity. Use @EnableMethodSecurity instead, which works for handlers of "
					+ "both kinds");
		}
	}

	private boolean isAdvised(Class<?> type, Method method) {
		return this.beans.getBeansOfType(AuthorizationAdvisor.class)
			.values()
			.stream()
			.map(AuthorizationAdvisor::getPointcut)
			.anyMatch((pointcut) -> matches(pointcut, type, method));
	}

	private static boolean matches(Pointcut pointcut, Class<?> type, Method method) {
		return pointcut.getClassFilter().matches(type) && pointcut.getMethodMatcher().matches(method, type);
	}

	private static MergedAnnotations annotations(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
	}

	private static boolean isAnnotated(List<String> names, MergedAnnotations annotations) {
		return names.stream().anyMatch(annotations::isPresent);
	}

	private static HandlerDefinitionException invalid(Class<?> type, Method method, String problem) {
		return new HandlerDefinitionException("Handler %s.%s %s".formatted(type.getName(), method.getName(), problem));
	}

}

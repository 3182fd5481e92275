package io.diset.spring.security;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;

import io.diset.spring.annotation.DisetClient;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnError;
import io.diset.spring.annotation.OnMessage;
import io.diset.spring.handler.HandlerDefinitionException;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationManagerAfterMethodInterceptor;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeReactiveMethodInterceptor;
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

	private static final Set<Class<? extends Annotation>> HANDLERS = Set.of(OnConnect.class, OnMessage.class,
			OnDrop.class, OnError.class);

	private static final Set<Class<? extends Annotation>> SECURED = Set.of(PreAuthorize.class, PostAuthorize.class,
			Secured.class);

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
		Set<String> names = new LinkedHashSet<>(Set.of(this.beans.getBeanNamesForAnnotation(DisetService.class)));
		names.addAll(Set.of(this.beans.getBeanNamesForAnnotation(DisetClient.class)));
		for (String name : names) {
			Class<?> type = this.beans.getType(name);
			if (type != null) {
				check(ClassUtils.getUserClass(type));
			}
		}
	}

	private void check(Class<?> type) {
		for (Method method : MethodIntrospector.selectMethods(type, MethodSecurityCheck::isHandler)) {
			if (isSecured(type, method)) {
				check(type, method);
			}
		}
	}

	private void check(Class<?> type, Method method) {
		boolean reactive = ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) != null;
		if (has(AuthorizationManagerBeforeReactiveMethodInterceptor.class)) {
			if (!reactive) {
				throw invalid(type, method, "is not reactive, so with @EnableReactiveMethodSecurity each call of it "
						+ "fails. Use @EnableMethodSecurity instead, which works for handlers of both kinds");
			}
		}
		else if (!has(AuthorizationManagerBeforeMethodInterceptor.class)
				&& !has(AuthorizationManagerAfterMethodInterceptor.class)) {
			throw invalid(type, method, "is secured by an annotation of Spring Security that has no effect. Add "
					+ "@EnableMethodSecurity to a configuration class");
		}
	}

	private boolean has(Class<?> interceptor) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beans, interceptor, true, false).length > 0;
	}

	private static HandlerDefinitionException invalid(Class<?> type, Method method, String problem) {
		return new HandlerDefinitionException("Handler %s.%s %s".formatted(type.getName(), method.getName(), problem));
	}

	private static boolean isHandler(Method method) {
		return HANDLERS.stream().anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(method, annotation));
	}

	private static boolean isSecured(Class<?> type, Method method) {
		return SECURED.stream()
			.anyMatch((annotation) -> AnnotatedElementUtils.hasAnnotation(method, annotation)
					|| AnnotatedElementUtils.hasAnnotation(type, annotation));
	}

}

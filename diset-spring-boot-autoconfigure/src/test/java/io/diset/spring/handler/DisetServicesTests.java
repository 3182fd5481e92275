package io.diset.spring.handler;

import java.util.Map;

import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DisetServicesTests {

	@Test
	void findsServices() {
		assertThat(services(FirstService.class, SecondService.class, Object.class).names())
			.containsExactlyInAnyOrder("Test/First", "Test/Second");
	}

	@Test
	void acceptsAServiceWithoutHandlers() {
		assertThat(services(FirstService.class).definitions().get(0).route("Ping")).isNull();
	}

	@Test
	void namesBeansAfterTheirClass() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(FirstService.class)) {
			assertThat(context.getBeanNamesForType(FirstService.class))
				.containsExactly("disetServicesTests.FirstService");
		}
	}

	@Test
	void resolvesPlaceholders() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("component", "Third")));
			context.register(PlaceholderService.class);
			context.refresh();
			assertThat(DisetServices.of(context, () -> Runnable::run).names()).containsExactly("Test/Third");
		}
	}

	@Test
	void refusesAPlaceholderThatCannotBeResolved() {
		assertThatExceptionOfType(HandlerDefinitionException.class).isThrownBy(() -> services(PlaceholderService.class))
			.withMessageContaining("has a name that cannot be resolved")
			.withMessageContaining("component");
	}

	@Test
	void refusesTwoBeansOfOneName() {
		assertThatExceptionOfType(HandlerDefinitionException.class)
			.isThrownBy(() -> services(FirstService.class, OtherFirstService.class))
			.withMessage("Beans 'disetServicesTests.FirstService' and 'disetServicesTests.OtherFirstService' serve the "
					+ "same service Test/First");
	}

	@Test
	void refusesANameOfAnotherForm() {
		assertThatExceptionOfType(HandlerDefinitionException.class).isThrownBy(() -> services(OddlyNamedService.class))
			.withMessage("Bean 'disetServicesTests.OddlyNamedService' cannot be a service. The name of a service has "
					+ "the form System/Component: 'PingPong'");
	}

	@Test
	void looksAtScopedBeansOnce() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			RootBeanDefinition definition = new RootBeanDefinition(FirstService.class);
			definition.setScope("prototype");
			BeanDefinitionHolder proxy = ScopedProxyUtils
				.createScopedProxy(new BeanDefinitionHolder(definition, "service"), context, true);
			new AnnotatedBeanDefinitionReader(context);
			context.registerBeanDefinition("service", proxy.getBeanDefinition());
			context.refresh();
			assertThat(DisetServices.of(context, () -> Runnable::run).names()).containsExactly("Test/First");
		}
	}

	@Test
	void leavesServicesOfAParentToIt() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext(FirstService.class);
				AnnotationConfigApplicationContext child = new AnnotationConfigApplicationContext()) {
			child.setParent(parent);
			child.register(SecondService.class);
			child.refresh();
			assertThat(DisetServices.of(child, () -> Runnable::run).names()).containsExactly("Test/Second");
		}
	}

	private static DisetServices services(Class<?>... classes) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(classes)) {
			return DisetServices.of(context, () -> Runnable::run);
		}
	}

	@DisetService("Test/First")
	static class FirstService {

	}

	@DisetService(name = "Test/Second")
	static class SecondService {

	}

	@DisetService("Test/${component}")
	static class PlaceholderService {

	}

	@DisetService("Test/First")
	static class OtherFirstService {

	}

	@DisetService("PingPong")
	static class OddlyNamedService {

	}

}

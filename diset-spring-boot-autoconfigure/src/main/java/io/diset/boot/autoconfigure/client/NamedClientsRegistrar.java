package io.diset.boot.autoconfigure.client;

import io.diset.client.MessageClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines a bean for each client that has a name in the properties: the bean of the
 * client {@code clock} is named {@code clockMessageClient} and has the qualifier
 * {@code clock}. Backs off where the application has a bean of that name.
 */
final class NamedClientsRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	NamedClientsRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		NamedClientProperties.of(this.environment)
			.keySet()
			.stream()
			.filter((name) -> !registry.containsBeanDefinition(beanName(name)))
			.forEach((name) -> registry.registerBeanDefinition(beanName(name), definition(name)));
	}

	static String beanName(String name) {
		return name + "MessageClient";
	}

	private static RootBeanDefinition definition(String name) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(MessageClient.class);
		definition.setFactoryBeanName(ClientConfiguration.CLIENTS);
		definition.setFactoryMethodName("createNamed");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setDestroyMethodName("close");
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		return definition;
	}

}

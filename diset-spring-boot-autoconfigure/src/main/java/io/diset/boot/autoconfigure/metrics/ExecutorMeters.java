package io.diset.boot.autoconfigure.metrics;

import java.util.concurrent.ThreadPoolExecutor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Measures the executors of the library, with the meters that Micrometer has for them.
 * Those of clients are made when there is a client, so each is measured when it is made.
 */
final class ExecutorMeters implements BeanPostProcessor {

	private static final String PREFIX = "diset";

	private final ObjectProvider<MeterRegistry> registry;

	ExecutorMeters(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof ThreadPoolExecutor pool && name.startsWith(PREFIX)) {
			this.registry.ifAvailable(new ExecutorServiceMetrics(pool, name, Tags.empty())::bindTo);
		}
		return bean;
	}

}

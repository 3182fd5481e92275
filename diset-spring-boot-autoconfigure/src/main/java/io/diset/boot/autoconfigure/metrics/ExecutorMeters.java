package io.diset.boot.autoconfigure.metrics;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;

/**
 * Measures the executors of the library, with the meters that Micrometer has for them.
 *
 * @param executors the executors by the names of their beans
 */
record ExecutorMeters(Map<String, Executor> executors) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		this.executors.forEach((name, executor) -> {
			if (name.startsWith("diset") && executor instanceof ThreadPoolExecutor pool) {
				new ExecutorServiceMetrics(pool, name, Tags.empty()).bindTo(registry);
			}
		});
	}

}

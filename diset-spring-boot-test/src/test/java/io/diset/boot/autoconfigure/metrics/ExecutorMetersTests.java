package io.diset.boot.autoconfigure.metrics;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutorMetersTests {

	@Test
	void showTheExecutorsOfServerAndClient() {
		MeteredApplication.MEASURED
			.run((context) -> assertThat(measured(context)).contains("disetServerExecutor", "disetClientExecutor"));
	}

	@Test
	void showNoneOfAClientThatDoesNotExist() {
		MeteredApplication.SERVER.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(measured(context)).contains("disetServerExecutor")
				.noneMatch((name) -> name.startsWith("disetClient")));
	}

	@Test
	void showHowManyTasksWait() {
		MeteredApplication.MEASURED.withPropertyValues("diset.server.executor.threads=1").run((context) -> {
			ExecutorService executor = context.getBean("disetServerExecutor", ExecutorService.class);
			Object gate = new Object();
			synchronized (gate) {
				for (int i = 0; i < 3; i++) {
					executor.execute(() -> {
						synchronized (gate) {
							gate.notifyAll();
						}
					});
				}
				assertThat(queued(context, "disetServerExecutor")).isEqualTo(2);
			}
		});
	}

	private static double queued(ApplicationContext context, String name) {
		return context.getBean(MeterRegistry.class).get("executor.queued").tag("name", name).gauge().value();
	}

	private static Set<String> measured(ApplicationContext context) {
		Set<String> names = new TreeSet<>();
		for (Gauge gauge : context.getBean(MeterRegistry.class).get("executor.queued").gauges()) {
			names.add(String.valueOf(gauge.getId().getTag("name")));
		}
		return names;
	}

}

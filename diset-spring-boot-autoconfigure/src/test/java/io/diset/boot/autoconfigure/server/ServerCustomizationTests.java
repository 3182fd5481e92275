package io.diset.boot.autoconfigure.server;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.diset.boot.autoconfigure.ThreadPools;
import io.diset.server.DisetServer;
import io.diset.server.ServerListener;
import io.diset.spring.annotation.DisetService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.VirtualThreadTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

class ServerCustomizationTests {

	private final ApplicationContextRunner runner = PlainServer.with(Service.class);

	@Test
	void callsCustomizersInOrderAfterTheProperties() {
		this.runner.withUserConfiguration(Customizers.class)
			.withPropertyValues("diset.server.port=1")
			.run((context) -> assertThat(context.getBean(DisetServer.class).listeners()).singleElement()
				.extracting(ServerListener::address)
				.isEqualTo(InetSocketAddress.createUnresolved("localhost", 0)));
	}

	@Test
	void hasABoundedExecutorOfItsOwn() {
		this.runner.run((context) -> {
			ThreadPoolExecutor executor = context.getBean(ServerExecutorConfiguration.EXECUTOR,
					ThreadPoolExecutor.class);
			assertThat(executor.getMaximumPoolSize()).isEqualTo(ThreadPools.blockingThreads());
			assertThat(context.getBean(DisetServer.class)).extracting("context.executor").isSameAs(executor);
		});
	}

	@Test
	void shutsItsExecutorDown() {
		ThreadPoolExecutor[] executor = new ThreadPoolExecutor[1];
		this.runner.run((context) -> executor[0] = context.getBean(ServerExecutorConfiguration.EXECUTOR,
				ThreadPoolExecutor.class));
		assertThat(executor[0].isShutdown()).isTrue();
	}

	@Test
	void takesTheNumberOfThreadsFromTheProperty() {
		this.runner.withPropertyValues("diset.server.executor.threads=3")
			.run((context) -> assertThat(context.getBean(ServerExecutorConfiguration.EXECUTOR)).isInstanceOfSatisfying(
					ThreadPoolExecutor.class, (executor) -> assertThat(executor.getMaximumPoolSize()).isEqualTo(3)));
	}

	@Test
	void takesTheExecutorFromTheBeanThatThePropertyNames() {
		Executor mine = Runnable::run;
		this.runner.withPropertyValues("diset.server.executor.bean=mine")
			.withBean("mine", Executor.class, () -> mine)
			.run((context) -> assertThat(context.getBean(DisetServer.class)).extracting("context.executor")
				.isSameAs(mine));
	}

	@Test
	void failsWhenThereIsNoBeanOfThatName() {
		this.runner.withPropertyValues("diset.server.executor.bean=mine")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("'mine'"));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void usesVirtualThreadsWhenTheApplicationDoes() {
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(context.getBean(DisetServer.class)).extracting("context.executor")
				.isInstanceOf(VirtualThreadTaskExecutor.class)
				.isSameAs(context.getBean(ServerExecutorConfiguration.EXECUTOR)));
	}

	@Test
	void leavesTheExecutorOfTheApplicationAlone() {
		this.runner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class)).run((context) -> {
			assertThat(context).hasBean("applicationTaskExecutor");
			assertThat(context.getBean(Executor.class)).isSameAs(context.getBean("applicationTaskExecutor"));
		});
	}

	@DisetService("Test/Service")
	static class Service {

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		@Order(2)
		DisetServerCustomizer second() {
			return (builder) -> builder.host("localhost");
		}

		@Bean
		@Order(1)
		DisetServerCustomizer first() {
			return (builder) -> builder.port(0).host("nowhere.invalid");
		}

	}

}

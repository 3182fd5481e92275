package io.diset.boot.autoconfigure.client;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.PropertyRange;
import io.diset.boot.autoconfigure.ThreadPools;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The threads of clients, which exist when there is a client. The executor is not a
 * default candidate, as another executor in the application would make Boot's own back
 * off.
 */
@Configuration(proxyBeanMethods = false)
class ClientResourcesConfiguration {

	static final String EXECUTOR = "disetClientExecutor";

	static final String TLS_EXECUTOR = "disetClientTlsExecutor";

	static final String LOOP_RESOURCES = "disetClientLoopResources";

	private static final String THREAD_PREFIX = "diset-client-callback-";

	@Bean(name = EXECUTOR, defaultCandidate = false, destroyMethod = "shutdownNow")
	@Lazy
	@ConditionalOnMissingBean(name = EXECUTOR)
	@ConditionalOnThreading(Threading.PLATFORM)
	ExecutorService disetClientExecutor(DisetClientProperties properties) {
		PropertyRange range = new PropertyRange("diset.client.executor");
		int threads = Objects.requireNonNullElseGet(properties.getExecutor().getThreads(),
				ThreadPools::blockingThreads);
		return ThreadPools.create(THREAD_PREFIX, range.positive("threads", threads),
				range.positive("queue-capacity", properties.getExecutor().getQueueCapacity()));
	}

	@Bean(name = EXECUTOR, defaultCandidate = false)
	@Lazy
	@ConditionalOnMissingBean(name = EXECUTOR)
	@ConditionalOnThreading(Threading.VIRTUAL)
	Executor disetClientVirtualThreadExecutor() {
		return new VirtualThreadTaskExecutor(THREAD_PREFIX);
	}

	// Callbacks that block must not keep a new connection waiting
	@Bean(name = TLS_EXECUTOR, defaultCandidate = false, destroyMethod = "shutdownNow")
	@Lazy
	@ConditionalOnMissingBean(name = TLS_EXECUTOR)
	ExecutorService disetClientTlsExecutor() {
		// Bounded by the connections that are being made
		return ThreadPools.create("diset-client-tls-", ThreadPools.computingThreads(), Integer.MAX_VALUE);
	}

	@Bean(name = LOOP_RESOURCES, defaultCandidate = false, destroyMethod = "dispose")
	@Lazy
	@ConditionalOnMissingBean(name = LOOP_RESOURCES)
	LoopResources disetClientLoopResources() {
		return LoopResources.create("diset-client");
	}

	/**
	 * Return what runs the callbacks.
	 * @param beans has the executors
	 * @param properties may name another one
	 * @return the executor
	 */
	static Executor executor(BeanFactory beans, DisetClientProperties properties) {
		return beans.getBean(executorName(properties), Executor.class);
	}

	static String executorName(DisetClientProperties properties) {
		return Objects.requireNonNullElse(properties.getExecutor().getBean(), EXECUTOR);
	}

}

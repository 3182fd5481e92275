package io.diset.boot.autoconfigure.server;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.diset.boot.autoconfigure.PropertyRange;
import io.diset.boot.autoconfigure.ThreadPools;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * The executor of the handlers that may block, and that of TLS, whose tasks have threads
 * of their own, so that handlers that block never keep new connections waiting. None is a
 * default candidate, as another executor in the application would make Boot's own back
 * off.
 */
@Configuration(proxyBeanMethods = false)
class ServerExecutorConfiguration {

	static final String EXECUTOR = "disetServerExecutor";

	static final String TLS_EXECUTOR = "disetServerTlsExecutor";

	private static final String THREAD_PREFIX = "diset-server-handler-";

	@Bean(name = EXECUTOR, defaultCandidate = false, destroyMethod = "shutdownNow")
	@ConditionalOnMissingBean(name = EXECUTOR)
	@ConditionalOnThreading(Threading.PLATFORM)
	ExecutorService disetServerExecutor(DisetServerProperties properties) {
		PropertyRange range = new PropertyRange("diset.server.executor");
		int threads = Objects.requireNonNullElseGet(properties.getExecutor().getThreads(),
				ThreadPools::blockingThreads);
		return ThreadPools.create(THREAD_PREFIX, range.positive("threads", threads),
				range.positive("queue-capacity", properties.getExecutor().getQueueCapacity()));
	}

	@Bean(name = EXECUTOR, defaultCandidate = false)
	@ConditionalOnMissingBean(name = EXECUTOR)
	@ConditionalOnThreading(Threading.VIRTUAL)
	Executor disetServerVirtualThreadExecutor() {
		return new VirtualThreadTaskExecutor(THREAD_PREFIX);
	}

	@Bean(name = TLS_EXECUTOR, defaultCandidate = false, destroyMethod = "shutdownNow")
	@ConditionalOnMissingBean(name = TLS_EXECUTOR)
	ExecutorService disetServerTlsExecutor() {
		// Bounded by the connections that are being made
		return ThreadPools.create("diset-server-tls-", ThreadPools.computingThreads(), Integer.MAX_VALUE);
	}

}

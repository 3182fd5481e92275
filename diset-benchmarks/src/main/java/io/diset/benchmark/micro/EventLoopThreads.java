package io.diset.benchmark.micro;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The threads of the benchmarks: of the kind of an event loop's, for which Netty's
 * allocator keeps memory. Made by JMH.
 *
 * @since 0.1.0
 */
public final class EventLoopThreads extends ThreadPoolExecutor {

	/**
	 * The options of the virtual machine that choose these threads.
	 */
	static final String OPTION = "-Djmh.executor=CUSTOM";

	/**
	 * The option that names this class.
	 */
	static final String CLASS_OPTION = "-Djmh.executor.class=io.diset.benchmark.micro.EventLoopThreads";

	/**
	 * Create the threads.
	 * @param threads how many
	 * @param prefix the beginning of their names
	 */
	public EventLoopThreads(int threads, String prefix) {
		super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				new DefaultThreadFactory(prefix, true));
	}

}

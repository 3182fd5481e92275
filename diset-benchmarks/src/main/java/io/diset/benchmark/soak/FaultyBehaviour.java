package io.diset.benchmark.soak;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.diset.connection.DisetConnection;
import io.netty.buffer.ByteBufAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a service does wrong that was asked to.
 */
@Component
class FaultyBehaviour implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FaultyBehaviour.class);

	private static final int BUFFER = 64 * 1024;

	private static final int RARELY = 10;

	private final Queue<Object> kept = new ConcurrentLinkedQueue<>();

	private final AtomicLong connections = new AtomicLong();

	private final AtomicLong answers = new AtomicLong();

	private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(0);

	private final Fault fault;

	FaultyBehaviour(@Value("${soak.fault:none}") Fault fault) {
		this.fault = fault;
	}

	void connected(DisetConnection connection) {
		boolean rare = this.connections.incrementAndGet() % RARELY == 0;
		switch (this.fault) {
			case CONNECTIONS -> this.kept.add(connection);
			case BUFFERS -> this.kept.add(ByteBufAllocator.DEFAULT.directBuffer(BUFFER).writeLong(1));
			case LOST_BUFFERS -> ByteBufAllocator.DEFAULT.directBuffer(BUFFER).writeLong(1);
			case TIMERS -> this.timers.schedule(() -> {
			}, 1, TimeUnit.DAYS);
			case DESCRIPTORS -> {
				if (rare) {
					this.kept.add(open());
				}
			}
			case THREADS -> {
				if (rare) {
					startThread();
				}
			}
			case ERRORS -> {
				if (rare) {
					logger.warn("Nobody has planned this", new IllegalArgumentException("Wrong on purpose"));
				}
			}
			default -> {
			}
		}
	}

	/**
	 * Return whether the service is to forget its next answer.
	 * @return whether there is no answer
	 */
	boolean forgets() {
		return this.fault == Fault.ANSWERS && this.answers.incrementAndGet() % (RARELY * 10) == 0;
	}

	/**
	 * Return what the service answers.
	 * @param id what was asked for
	 * @return the number in the answer
	 */
	long number(long id) {
		return (this.fault == Fault.ORDER && this.answers.incrementAndGet() % (RARELY * 10) == 0) ? id + 1 : id;
	}

	@Override
	public void destroy() {
		this.timers.shutdownNow();
	}

	private static FileInputStream open() {
		try {
			return new FileInputStream("/dev/null");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void startThread() {
		Thread thread = new Thread(() -> {
			while (true) {
				LockSupport.park();
			}
		}, "kept on purpose");
		thread.setDaemon(true);
		thread.start();
	}

}

package io.diset.testsupport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.blockhound.BlockingOperationError;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class FailOnBlockingCallsTests {

	@Test
	@EnabledIfSystemProperty(named = "surefire.test.class.path", matches = ".+",
			disabledReason = "Elsewhere the JVM may lack the flag")
	void watchesEventLoopsInEachTestRunOfTheBuild() {
		assertThat(FailOnBlockingCalls.isInstalled()).isTrue();
	}

	@Test
	void noticesWhatBlocksAnEventLoopOfNetty() throws InterruptedException {
		EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		try {
			assertNotices(loops);
		}
		finally {
			loops.shutdownGracefully(0, 10, TimeUnit.SECONDS);
		}
	}

	@Test
	void noticesWhatBlocksAnEventLoopOfReactor() throws InterruptedException {
		LoopResources loops = LoopResources.create("watched", 1, true);
		try {
			assertNotices(loops.onServer(true));
		}
		finally {
			loops.dispose();
		}
	}

	@Test
	void letsOtherThreadsBlock() {
		assumeThat(FailOnBlockingCalls.isInstalled()).isTrue();
		LockSupport.parkNanos(1);
		assertThat(BlockingCallRecorder.INSTANCE.forget(Thread.currentThread())).isEmpty();
	}

	private static void assertNotices(EventLoopGroup loops) throws InterruptedException {
		assumeThat(FailOnBlockingCalls.isInstalled()).isTrue();
		Thread thread = loops.submit(Thread::currentThread).await().getNow();
		Future<?> blocking = loops.submit(() -> LockSupport.parkNanos(1)).await();
		assertThat(blocking.cause()).isInstanceOf(BlockingOperationError.class);
		assertThat(BlockingCallRecorder.INSTANCE.forget(thread)).singleElement()
			.asString()
			.contains("park")
			.contains(FailOnBlockingCallsTests.class.getSimpleName());
		assertThat(BlockingCallRecorder.INSTANCE.forget(thread)).isEmpty();
	}

}

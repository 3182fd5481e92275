package io.diset.testsupport;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may block a thread that must not block, besides what Netty and Reactor allow.
 */
final class AllowedBlockingCalls implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		// Netty allows it, since an SslHandler without an executor cannot help it: ours
		// have one, since certificates may have to be looked up in files
		builder.disallowBlockingCallsInside("io.netty.handler.ssl.SslHandler", "runAllDelegatedTasks");
		// An event loop without sockets waits for its next task by parking
		builder.allowBlockingCallsInside("io.netty.channel.local.LocalIoHandler", "run");
		// As in wrap and unwrap, which Netty allows: the JDK's engine is locked while a
		// delegated task runs, so who closes, or finds the peer gone, during a check of
		// certificates waits for it
		builder.allowBlockingCallsInside("sun.security.ssl.SSLEngineImpl", "closeOutbound");
		builder.allowBlockingCallsInside("sun.security.ssl.SSLEngineImpl", "closeInbound");
		builder.allowBlockingCallsInside("sun.security.ssl.SSLEngineImpl", "getSession");
		// The allocator adds a magazine now and then, under a lock that is held for a
		// moment
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup",
				"tryExpandMagazines");
		// Handing over to an executor or to the test takes a lock for a moment, but never
		// waits for room; an executor that runs the task itself is another matter
		builder.allowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor", "execute");
		builder.disallowBlockingCallsInside("java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy",
				"rejectedExecution");
		builder.allowBlockingCallsInside("java.util.concurrent.LinkedBlockingQueue", "offer");
	}

}

package io.diset.wire;

import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * Makes daemon threads that may block, unlike those that Netty makes for its event loops.
 */
public final class BlockingThreadFactory extends DefaultThreadFactory {

	public BlockingThreadFactory(String name) {
		super(name, true);
	}

	@Override
	protected Thread newThread(Runnable task, String name) {
		return new Thread(this.threadGroup, task, name);
	}

}

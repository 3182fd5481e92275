package io.diset.boot.autoconfigure.server;

import java.util.concurrent.CountDownLatch;

/**
 * A thread that does nothing but keep the process alive while a server runs in it, whose
 * own threads are all daemons.
 */
final class KeepAliveThread {

	static final String NAME = "diset-server-await";

	private final CountDownLatch ended = new CountDownLatch(1);

	private KeepAliveThread() {
	}

	static KeepAliveThread start() {
		KeepAliveThread keepAlive = new KeepAliveThread();
		Thread thread = new Thread(keepAlive::await, NAME);
		thread.setDaemon(false);
		thread.start();
		return keepAlive;
	}

	void end() {
		this.ended.countDown();
	}

	private void await() {
		try {
			this.ended.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

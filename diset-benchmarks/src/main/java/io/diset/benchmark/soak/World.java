package io.diset.benchmark.soak;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

import io.diset.benchmark.process.BenchmarkKeys;
import io.diset.client.ClientSettings;
import io.diset.client.MessageClient;
import io.diset.client.ReconnectPolicy;
import io.diset.client.ServiceUrl;
import io.diset.client.UnsubscribedMessages;
import io.diset.connection.ConnectionSettings;
import io.diset.security.TlsEndpoint;
import reactor.netty.resources.LoopResources;

/**
 * What the peers have in common. Safe for use by several threads.
 */
final class World implements AutoCloseable {

	/**
	 * How long a peer waits for what the service owes it.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int PAUSE_MILLIS = 50;

	private static final int THREADS = 16;

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

	private final LoopResources loops = LoopResources.create("soak-client", 2, true);

	private final int port;

	private final Tally tally;

	private final TlsEndpoint tls;

	private final SSLContext user;

	private final SSLContext stranger;

	private volatile boolean roundOver;

	World(int port, BenchmarkKeys keys, Tally tally) throws GeneralSecurityException {
		this.port = port;
		this.tally = tally;
		this.tls = keys.clientTls(this.executor);
		this.user = keys.user().createSslContext();
		this.stranger = keys.stranger().createSslContext();
	}

	int port() {
		return this.port;
	}

	Tally tally() {
		return this.tally;
	}

	/**
	 * Return what a peer shows that the service lets in.
	 * @return the context of a client
	 */
	SSLContext user() {
		return this.user;
	}

	/**
	 * Return what a peer shows that the service does not trust.
	 * @return the context of a client
	 */
	SSLContext stranger() {
		return this.stranger;
	}

	/**
	 * Make a client, which does not come back when it is disconnected.
	 * @return a client that is not connected
	 */
	MessageClient client() {
		ReconnectPolicy never = new ReconnectPolicy(false, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
		return MessageClient.builder(new ServiceUrl(true, "localhost", this.port, SoakMessages.SERVICE), this.executor)
			.runOn(this.loops)
			.tls(this.tls)
			.settings(new ClientSettings(PATIENCE, PATIENCE, PATIENCE, never, UnsubscribedMessages.IGNORE,
					ConnectionSettings.builder().acknowledgementTimeout(PATIENCE).build()))
			.build();
	}

	void beginRound() {
		this.roundOver = false;
	}

	void endRound() {
		this.roundOver = true;
	}

	boolean isRoundOver() {
		return this.roundOver;
	}

	/**
	 * Do nothing for a time, or until the round is over.
	 * @param millis the time
	 * @throws InterruptedException if the thread is interrupted
	 */
	void linger(long millis) throws InterruptedException {
		long end = System.nanoTime() + millis * 1_000_000;
		for (long left = millis; left > 0 && !this.roundOver; left = (end - System.nanoTime()) / 1_000_000) {
			Thread.sleep(Math.min(left, PAUSE_MILLIS));
		}
	}

	@Override
	public void close() {
		this.loops.dispose();
		this.executor.shutdownNow();
	}

}

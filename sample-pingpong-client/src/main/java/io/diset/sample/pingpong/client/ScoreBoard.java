package io.diset.sample.pingpong.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.diset.client.MessageClient;
import io.diset.message.DisetMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the score of a game, and hears from the service which one is the best.
 */
class ScoreBoard {

	private static final Logger logger = LoggerFactory.getLogger(ScoreBoard.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final BlockingQueue<Best> told = new LinkedBlockingQueue<>();

	private final List<MessageClient> clients;

	ScoreBoard(List<MessageClient> clients) {
		this.clients = clients;
		clients.forEach((client) -> client.on(Best.class, this.told::add));
	}

	/**
	 * Report a score, and wait until the service has told all clients the best one.
	 * @param rate the round trips a second
	 * @throws InterruptedException if interrupted
	 * @throws TimeoutException if the service does not tell it
	 */
	void report(double rate) throws InterruptedException, TimeoutException {
		this.clients.get(0).blocking().sendAndAwaitAck(new Score(rate), TIMEOUT);
		logger.info("the service has acknowledged the score of %.0f".formatted(rate));
		for (int i = 1; i < this.clients.size(); i++) {
			next();
		}
		Best best = next();
		logger.info("the service has told %d connection(s): the best score is %.0f, of %s"
			.formatted(this.clients.size(), best.rate(), best.player()));
	}

	private Best next() throws InterruptedException, TimeoutException {
		Best best = this.told.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		if (best == null) {
			throw new TimeoutException("Not told the best score");
		}
		return best;
	}

	@DisetMessage("Score")
	record Score(double rate) {
	}

	@DisetMessage("Best")
	record Best(String player, double rate) {
	}

}

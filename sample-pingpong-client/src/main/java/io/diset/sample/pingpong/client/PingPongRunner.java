package io.diset.sample.pingpong.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.diset.boot.autoconfigure.client.MessageClientFactory;
import io.diset.client.MessageClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Plays on all connections at once, says how fast that was, and reports it. The clients
 * end with the application.
 */
@Component
class PingPongRunner implements ApplicationRunner, ExitCodeGenerator {

	private static final Logger logger = LoggerFactory.getLogger(PingPongRunner.class);

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final List<MessageClient> clients;

	private final int pings;

	private boolean complete;

	PingPongRunner(MessageClientFactory factory, @Value("${diset.client.url}") String url, @Value("${pings}") int pings,
			@Value("${connections}") int connections) {
		this.clients = Stream.generate(() -> factory.create(url)).limit(connections).toList();
		this.pings = pings;
	}

	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException {
		ScoreBoard scores = new ScoreBoard(this.clients);
		try {
			RoundTrips trips = play();
			this.complete = true;
			tell(trips, this.clients.size());
			scores.report(trips.rate());
		}
		catch (RuntimeException | TimeoutException ex) {
			logger.error("{}: {}", this.complete ? "The score did not count" : "Not every ping got its pong",
					Exceptions.unwrap(ex).toString());
		}
	}

	@Override
	public int getExitCode() {
		return this.complete ? 0 : 1;
	}

	private RoundTrips play() {
		int connections = this.clients.size();
		List<PingPongGame> games = IntStream.range(0, connections)
			.mapToObj((index) -> new PingPongGame(index + 1, this.clients.get(index), this.pings))
			.toList();
		Flux.fromIterable(this.clients).flatMap(MessageClient::connect).blockLast(TIMEOUT);
		long start = System.nanoTime();
		List<long[]> times = Flux.fromIterable(games)
			.flatMap(PingPongGame::play, connections)
			.collectList()
			.block(TIMEOUT.plusMillis((long) this.pings * connections));
		double seconds = (System.nanoTime() - start) / 1e9;
		return new RoundTrips(Objects.requireNonNull(times), seconds);
	}

	private static void tell(RoundTrips trips, int connections) {
		logger.info("{} pings on {} connection(s): each got its pong, in order", trips.count(), connections);
		logger.info("%.1f s, %.0f round trips a second".formatted(trips.seconds(), trips.rate()));
		logger.info("round trip in microseconds: p50 %.0f, p90 %.0f, p99 %.0f, max %.0f".formatted(trips.micros(50),
				trips.micros(90), trips.micros(99), trips.micros(100)));
	}

}

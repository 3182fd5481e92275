package io.diset.sample.pingpong.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.diset.client.MessageClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Plays on all connections at once, and says how fast that was.
 */
@Component
class PingPongRunner implements ApplicationRunner, ExitCodeGenerator {

	private static final Logger logger = LoggerFactory.getLogger(PingPongRunner.class);

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final ObjectProvider<MessageClientBuilder> clients;

	private final int pings;

	private final int connections;

	private boolean complete;

	PingPongRunner(ObjectProvider<MessageClientBuilder> clients, @Value("${pings}") int pings,
			@Value("${connections}") int connections) {
		this.clients = clients;
		this.pings = pings;
		this.connections = connections;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		List<PingPongGame> games = IntStream.rangeClosed(1, this.connections)
			.mapToObj((number) -> new PingPongGame(number, this.clients.getObject().build(), this.pings))
			.toList();
		try {
			Flux.fromIterable(games).flatMap(PingPongGame::connect).blockLast(TIMEOUT);
			play(games);
			this.complete = true;
		}
		catch (RuntimeException ex) {
			logger.error("Not every ping got its pong: {}", Exceptions.unwrap(ex).toString());
		}
		finally {
			Flux.fromIterable(games).flatMap(PingPongGame::close).blockLast(TIMEOUT);
		}
	}

	@Override
	public int getExitCode() {
		return this.complete ? 0 : 1;
	}

	private void play(List<PingPongGame> games) {
		Duration timeout = TIMEOUT.plusMillis((long) this.pings * this.connections);
		long start = System.nanoTime();
		List<long[]> times = Flux.fromIterable(games)
			.flatMap(PingPongGame::play, games.size())
			.collectList()
			.block(timeout);
		double seconds = (System.nanoTime() - start) / 1e9;
		long[] sorted = Objects.requireNonNull(times).stream().flatMapToLong(Arrays::stream).sorted().toArray();
		logger.info("{} pings on {} connection(s): each got its pong, in order", sorted.length, this.connections);
		logger.info("%.1f s, %.0f round trips a second".formatted(seconds, sorted.length / seconds));
		logger.info("round trip in microseconds: p50 %.0f, p90 %.0f, p99 %.0f, max %.0f".formatted(
				percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99), percentile(sorted, 100)));
	}

	private static double percentile(long[] sorted, int percent) {
		return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e3;
	}

}

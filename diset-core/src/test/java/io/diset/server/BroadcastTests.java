package io.diset.server;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.diset.connection.DisetConnection;
import io.diset.wire.PingPongX.Pong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcastTests {

	private static final Pong PONG = new Pong(1);

	private final List<Object> sent = new ArrayList<>();

	private final Sinks.Empty<Void> slowReport = Sinks.empty();

	private final Sinks.Empty<Void> fastReport = Sinks.empty();

	private final DisetConnection slow = connection(this.slowReport);

	private final DisetConnection fast = connection(this.fastReport);

	@Test
	void sendsToAllBeforeAnyOfThemHasReported() {
		send(this.slow, this.fast);
		assertThat(this.sent).containsExactly(PONG, PONG);
	}

	@Test
	void reportsWhenTheSlowestHasTakenTheMessage() {
		CompletableFuture<BroadcastReport> report = Broadcast
			.send(List.of(this.slow, this.fast), (connection) -> connection.send(PONG))
			.toFuture();
		this.fastReport.tryEmitEmpty();
		assertThat(report).isNotDone();
		this.slowReport.tryEmitEmpty();
		assertThat(report).isCompletedWithValueMatching((done) -> done.sent() == 2 && done.failures().isEmpty());
	}

	@Test
	void tellsAFailureThatComesLate() {
		IllegalStateException failure = new IllegalStateException("gone");
		CompletableFuture<BroadcastReport> report = Broadcast
			.send(List.of(this.slow, this.fast), (connection) -> connection.send(PONG))
			.toFuture();
		this.slowReport.tryEmitError(failure);
		assertThat(report).isNotDone();
		this.fastReport.tryEmitEmpty();
		assertThat(report)
			.isCompletedWithValueMatching((done) -> done.sent() == 1 && done.failures().get(this.slow) == failure);
	}

	@Test
	void sendsOnceHoweverManyAskForTheReport() {
		this.slowReport.tryEmitEmpty();
		assertThat(send(this.slow).repeat(2).map(BroadcastReport::sent).collectList().block()).containsExactly(1, 1, 1);
		assertThat(this.sent).hasSize(1);
	}

	private static Mono<BroadcastReport> send(DisetConnection... connections) {
		return Broadcast.send(List.of(connections), (connection) -> connection.send(PONG));
	}

	private DisetConnection connection(Sinks.Empty<Void> report) {
		return (DisetConnection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DisetConnection.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "send" -> {
						this.sent.add(arguments[0]);
						yield report.asMono();
					}
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

}

package io.diset.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.diset.message.MessageType;
import io.diset.server.ServiceDefinition;
import io.diset.wire.NotedEvents;
import io.diset.wire.PingPongX.Ping;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Messages of one connection that may be handled at the same time: three pings.
 */
class OverlappingMessagesTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final int MAX = 3;

	private static final MessageType<Ping> PING = MessageType.of(Ping.class);

	private static final MessageType<Pong> PONG = MessageType.of(Pong.class);

	private final NotedEvents events = new NotedEvents();

	private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();

	private final Map<Long, MonoSink<Object>> running = new ConcurrentHashMap<>();

	private RunningServer server = serve(HandlerLimits.NONE);

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void areHandledAtTheSameTimeUpToTheirNumber() throws Exception {
		try (RawPeer peer = open()) {
			ping(peer, 1, 2, 3, 4, 5).sync();
			assertThat(begun(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
			assertThat(this.begun).isEmpty();
			end(2);
			assertThat(begun(1)).containsExactly(4L);
			assertThat(peer.receive()).isEqualTo(pong(2));
			end(4);
			assertThat(begun(1)).containsExactly(5L);
			assertThat(peer.receive()).isEqualTo(pong(4));
			end(1, 3, 5);
			assertThat(List.of(peer.receive(), peer.receive(), peer.receive())).containsExactlyInAnyOrder(pong(1),
					pong(3), pong(5));
		}
	}

	@Test
	void holdBackTheMessageBehindThem() throws Exception {
		try (RawPeer peer = open()) {
			ping(peer, 1, 2).send(RawPeer.message("Pong", "7"));
			ping(peer, 3).sync();
			assertThat(begun(2)).containsExactlyInAnyOrder(1L, 2L);
			end(2);
			assertThat(peer.receive()).isEqualTo(pong(2));
			assertThat(this.events.rest()).isEmpty();
			end(1);
			assertThat(peer.receive()).isEqualTo(pong(1));
			assertThat(this.events.next()).isEqualTo("Pong 7");
			assertThat(begun(1)).containsExactly(3L);
			end(3);
		}
	}

	@Test
	void goOnWithThoseThatComeLater() throws Exception {
		try (RawPeer peer = open()) {
			ping(peer, 1);
			assertThat(begun(1)).containsExactly(1L);
			ping(peer, 2);
			assertThat(begun(1)).containsExactly(2L);
			end(1, 2);
			assertThat(List.of(peer.receive(), peer.receive())).containsExactlyInAnyOrder(pong(1), pong(2));
			ping(peer, 3);
			assertThat(begun(1)).containsExactly(3L);
			end(3);
			assertThat(peer.receive()).isEqualTo(pong(3));
		}
	}

	@Test
	void haveAllEndedBeforeTheDrop() throws Exception {
		try (RawPeer peer = open()) {
			ping(peer, 1, 2, 3, 4).sync();
			assertThat(begun(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
		}
		end(1, 2);
		assertThat(begun(1)).containsExactly(4L);
		assertThat(this.events.rest()).isEmpty();
		end(3, 4);
		assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
	}

	@Test
	void endTheConnectionWhenOneFails() throws Exception {
		try (RawPeer peer = open()) {
			ping(peer, 1, 2, 3, 4);
			assertThat(begun(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
			this.running.remove(2L).error(new DisetException("no"));
			assertThat(peer.receiveToEnd()).isEqualTo(RawPeer.error(0, "no"));
			end(1, 3);
			assertThat(this.events.next()).isEqualTo("drop HANDLER_ERROR");
			assertThat(this.begun).isEmpty();
		}
	}

	@Test
	void keepToTheLimitOfAllConnections() throws Exception {
		this.server.close();
		this.server = serve(HandlerLimits.of(2, Map.of()));
		try (RawPeer first = open(); RawPeer second = open()) {
			ping(first, 1, 2, 3).sync();
			assertThat(begun(2)).containsExactlyInAnyOrder(1L, 2L);
			ping(second, 11, 12, 13).sync();
			assertThat(this.begun).isEmpty();
			Set<Long> left = new TreeSet<>(List.of(3L, 11L, 12L, 13L));
			end(1, 2);
			while (!left.isEmpty()) {
				Long next = this.begun.poll(10, TimeUnit.SECONDS);
				assertThat(left.remove(next)).isTrue();
				end(next);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void loseNothingInALongRun(Execution execution) throws Exception {
		AtomicInteger most = new AtomicInteger();
		AtomicInteger now = new AtomicInteger();
		AtomicInteger alone = new AtomicInteger();
		try (RunningServer busy = RunningServer
			.of(ServiceDefinition.builder(SERVICE).onMessage(PING, execution, (connection, ping) -> {
				most.accumulateAndGet(now.incrementAndGet(), Math::max);
				Mono<Object> reply = Mono.fromSupplier(() -> {
					now.decrementAndGet();
					return new Pong(ping.id());
				});
				return (ping.id() % 3 == 0) ? reply.block() : reply.publishOn(Schedulers.parallel());
			}).onMessage(PONG, Execution.EVENT_LOOP, (connection, pong) -> {
				alone.accumulateAndGet(now.get(), Math::max);
				return null;
			}).onDrop(Execution.EVENT_LOOP, this.events.drop()).concurrency("Ping", MAX).build());
				RawPeer peer = busy.connect()) {
			peer.open(SERVICE, "{}");
			Set<String> expected = new HashSet<>();
			for (int batch = 0; batch < 100; batch++) {
				StringBuilder frames = new StringBuilder();
				for (int i = batch * 40; i < batch * 40 + 40; i++) {
					expected.add(pong(i));
					frames.append(RawPeer.frame(RawPeer.message("Ping", String.valueOf(i))));
					if (i % 7 == 0) {
						frames.append(RawPeer.frame(RawPeer.message("Pong", "0")));
					}
				}
				peer.sendText(frames.toString());
			}
			Set<String> received = new HashSet<>();
			for (int i = 0; i < 4000; i++) {
				received.add(peer.receive());
			}
			assertThat(received).isEqualTo(expected);
			peer.socket().shutdownOutput();
			assertThat(this.events.next()).isEqualTo("drop PEER_CLOSED");
			assertThat(most.get()).isBetween(1, MAX);
			assertThat(alone).hasValue(0);
		}
	}

	@Test
	void areOfAMessageThatIsHandled() {
		ServiceDefinition.Builder builder = ServiceDefinition.builder(SERVICE);
		assertThatIllegalArgumentException().isThrownBy(() -> builder.concurrency("Ping", 2))
			.withMessage("Service Framework/PingPong has no handler of message Ping");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.concurrency("Ping", 0))
			.withMessage("At least one message Ping must be handled at a time, not 0");
	}

	private RunningServer serve(HandlerLimits limits) {
		return RunningServer.with((builder) -> builder.handlerLimits(SERVICE, limits)
			.service(ServiceDefinition.builder(SERVICE)
				.onMessage(PING, Execution.EVENT_LOOP, (connection, ping) -> Mono.create((sink) -> {
					this.running.put(ping.id(), sink);
					this.begun.add(ping.id());
				}))
				.onMessage(PONG, Execution.EXECUTOR, (connection, pong) -> {
					this.events.add("Pong " + pong.id());
					return null;
				})
				.onDrop(Execution.EXECUTOR, this.events.drop())
				.concurrency("Ping", MAX)
				.build()));
	}

	private RawPeer open() throws Exception {
		RawPeer peer = this.server.connect();
		peer.open(SERVICE, "{}");
		return peer;
	}

	private static RawPeer ping(RawPeer peer, long... ids) throws Exception {
		for (long id : ids) {
			peer.send(RawPeer.message("Ping", String.valueOf(id)));
		}
		return peer;
	}

	private static String pong(long id) {
		return RawPeer.message("Pong", String.valueOf(id));
	}

	private Collection<Long> begun(int count) throws InterruptedException {
		Collection<Long> taken = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			taken.add(this.begun.poll(10, TimeUnit.SECONDS));
		}
		return taken;
	}

	private void end(long... ids) {
		for (long id : ids) {
			this.running.remove(id).success(new Pong(id));
		}
	}

}

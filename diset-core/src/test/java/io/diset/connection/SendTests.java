package io.diset.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.diset.message.AttributeDefinition;
import io.diset.message.AttributeType;
import io.diset.message.DisetMessage;
import io.diset.message.InvalidMessageException;
import io.diset.message.Message;
import io.diset.message.MessageDefinition;
import io.diset.message.MessageDefinitionException;
import io.diset.server.ServiceDefinition;
import io.diset.wire.PingPongX.Pong;
import io.diset.wire.RawPeer;
import io.diset.wire.RunningServer;
import io.diset.wire.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendTests {

	private static final String SERVICE = "Framework/PingPong";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/**
	 * As many as there is room for when nothing is read.
	 */
	private static final int MANY = 400;

	private final BlockingQueue<DisetConnection> connections = new LinkedBlockingQueue<>();

	private final CountDownLatch dropped = new CountDownLatch(1);

	private final RunningServer server = RunningServer.with(
			(builder) -> builder
				.connection(ConnectionSettings.builder()
					.maxMessageSize(1024)
					.inboundWindow(16)
					.maxPendingBytes(40_000)
					.frameTimeout(TIMEOUT)
					.writeTimeout(TIMEOUT)
					.foreignWriteTimeout(TIMEOUT)
					.closeTimeout(TIMEOUT)
					.build())
				.service(ServiceDefinition.builder(SERVICE).onConnect(Execution.EVENT_LOOP, (connection) -> {
					this.connections.add(connection);
					return null;
				}).onDrop(Execution.EVENT_LOOP, (connection, reason) -> {
					this.dropped.countDown();
					return null;
				}).build()));

	private RawPeer peer;

	private DisetConnection connection;

	@BeforeEach
	void connect() throws Exception {
		this.peer = Stage.ESTABLISHED.reach(this.server.connect(), SERVICE);
		this.connection = this.connections.poll(10, TimeUnit.SECONDS);
	}

	@AfterEach
	void stop() throws Exception {
		this.peer.close();
		this.server.close();
	}

	@Test
	void completesWhenTheSocketHasTakenTheMessage() throws Exception {
		assertThat(this.connection.send(new Pong(7)).blockOptional(TIMEOUT)).isEmpty();
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", "7"));
	}

	@Test
	void sendsOnceHoweverOftenItsResultIsSubscribedTo() throws Exception {
		Mono<Void> report = this.connection.send(new Pong(1));
		report.block(TIMEOUT);
		report.block(TIMEOUT);
		this.connection.send(new Pong(2));
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", "2"));
	}

	@Test
	void throwsAtOnceWhatIsTheFaultOfTheCaller() throws Exception {
		MessageDefinition definition = MessageDefinition.of("Note", AttributeDefinition.of("text", AttributeType.STR));
		assertThatExceptionOfType(MessageDefinitionException.class).isThrownBy(() -> this.connection.send("text"));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.connection.send(Message.of(definition)));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.connection.send(new Anything(new Object())));
		this.connection.send(Message.of(definition).set("text", "h\u00e9"));
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Note", "\"h\\u00e9\""));
	}

	@Test
	void takesTheValuesThatAMessageHasWhenItIsSent() throws Exception {
		List<Object> list = new ArrayList<>(List.of("before"));
		this.connection.send(new Anything(list));
		list.set(0, "after");
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Anything", "[\"before\"]"));
	}

	@Test
	void failsAfterThePeerHasLeft() throws Exception {
		leave();
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.connection.send(new Pong(1)).block(TIMEOUT))
			.withMessage("Connection closed by peer");
	}

	@Test
	void failsFromTheMomentThisSideCloses() throws Exception {
		this.connection.close().block(TIMEOUT);
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.connection.send(new Pong(1)).block(TIMEOUT))
			.withMessage("Connection closed: closed by this side")
			.satisfies((error) -> assertThat(error.getReason().kind()).isEqualTo(CloseReason.Kind.CLOSED));
	}

	@Test
	void failsAfterTheServerHasStopped() {
		this.server.close();
		assertThat(this.connection.isOpen()).isFalse();
		assertThat(this.connection.close().blockOptional(TIMEOUT)).isEmpty();
		assertThatExceptionOfType(ConnectionClosedException.class)
			.isThrownBy(() -> this.connection.send(new Pong(1)).block(TIMEOUT))
			.withMessage("Connection closed: the server is stopping");
	}

	@Test
	void needsNobodyWhoAsksWhatBecameOfIt() throws Exception {
		this.connection.send(new Pong(1));
		assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", "1"));
		leave();
		this.connection.send(new Pong(2));
	}

	@Test
	void sendsWhatIsQueuedBeforeItCloses() throws Exception {
		for (int i = 0; i < MANY; i++) {
			this.connection.send(new Pong(i));
		}
		Mono<Void> closed = this.connection.close();
		for (int i = 0; i < MANY; i++) {
			assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", String.valueOf(i)));
		}
		assertThat(this.peer.receiveToEnd()).isEmpty();
		this.peer.close();
		closed.block(TIMEOUT);
	}

	@Test
	void refusesMoreThanMayBePendingAndGoesOnAfterwards() throws Exception {
		Anything large = new Anything("x".repeat(3_000));
		Mono<Void> hopeless = this.connection.send(new Anything("x".repeat(40_000)));
		assertThatExceptionOfType(SendLimitException.class).isThrownBy(() -> hopeless.block(TIMEOUT))
			.withMessage("More than 40000 bytes would wait to be sent");
		for (int i = 0; i < 30; i++) {
			Mono<Void> sent = this.connection.send(large);
			assertThat(this.peer.receive()).endsWith("xxx\"]]}}");
			sent.block(TIMEOUT);
		}
		assertThat(this.connection.isOpen()).isTrue();
	}

	@Test
	void interleavesWholeMessagesOfSeveralThreadsOnly() throws Exception {
		int threads = 8;
		int messages = 100;
		List<Thread> senders = IntStream.range(0, threads).mapToObj((sender) -> new Thread(() -> {
			for (int i = 0; i < messages; i++) {
				this.connection.send(new Numbered(i, sender)).block(TIMEOUT);
			}
		})).toList();
		senders.forEach(Thread::start);
		int[] next = new int[threads];
		for (int i = 0; i < threads * messages; i++) {
			String body = this.peer.receive();
			int sender = Integer.parseInt(body.substring(body.lastIndexOf(' ') + 1, body.length() - 4));
			assertThat(body).isEqualTo(RawPeer.message("Numbered", next[sender] + ", " + sender));
			next[sender]++;
		}
		assertThat(next).containsOnly(messages);
	}

	@Test
	void keepsTheOrderOfAThreadThatDoesNotWait() throws Exception {
		new Thread(() -> IntStream.range(0, MANY).forEach((i) -> this.connection.send(new Pong(i)))).start();
		for (int i = 0; i < MANY; i++) {
			assertThat(this.peer.receive()).isEqualTo(RawPeer.message("Pong", String.valueOf(i)));
		}
	}

	private void leave() throws Exception {
		this.peer.close();
		assertThat(this.dropped.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@DisetMessage("Anything")
	record Anything(Object value) {
	}

	@DisetMessage("Numbered")
	record Numbered(long number, long sender) {
	}

}

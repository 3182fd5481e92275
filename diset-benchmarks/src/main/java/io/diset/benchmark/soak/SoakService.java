package io.diset.benchmark.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.diset.benchmark.soak.SoakMessages.Announce;
import io.diset.benchmark.soak.SoakMessages.Announcement;
import io.diset.benchmark.soak.SoakMessages.Answer;
import io.diset.benchmark.soak.SoakMessages.Ask;
import io.diset.benchmark.soak.SoakMessages.AskLater;
import io.diset.benchmark.soak.SoakMessages.AskLoop;
import io.diset.benchmark.soak.SoakMessages.AskSlow;
import io.diset.benchmark.soak.SoakMessages.Fail;
import io.diset.benchmark.soak.SoakMessages.Note;
import io.diset.benchmark.soak.SoakMessages.Push;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.server.DisetConnections;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.HandlerExecution;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Does what its peers ask for, also to fail and to be slow.
 */
@DisetService(name = SoakMessages.SERVICE, sends = { Note.class, Announcement.class })
class SoakService {

	static final String REFUSAL = "Refused on purpose";

	private static final String CONNECTED = "connected";

	private final DisetConnections connections;

	private final FaultyBehaviour faults;

	SoakService(DisetConnections connections, FaultyBehaviour faults) {
		this.connections = connections;
		this.faults = faults;
	}

	@OnConnect
	String connected(DisetConnection connection) {
		if (connection.arguments().containsKey("refuse")) {
			throw new DisetException(REFUSAL);
		}
		this.faults.connected(connection);
		connection.attributes().put(CONNECTED, true);
		return "Welcome";
	}

	@OnMessage
	@Nullable Answer ask(Ask ask) {
		return this.faults.forgets() ? null : new Answer(this.faults.number(ask.id()), ask.text());
	}

	@OnMessage(execution = HandlerExecution.EVENT_LOOP)
	Answer ask(AskLoop ask) {
		return new Answer(ask.id(), ask.text());
	}

	@OnMessage
	Answer ask(AskSlow ask) throws InterruptedException {
		Thread.sleep(ask.millis());
		return new Answer(ask.id(), "");
	}

	@OnMessage
	Mono<Answer> ask(AskLater ask) {
		return Mono.delay(Duration.ofMillis(ask.millis())).thenReturn(new Answer(ask.id(), ""));
	}

	@OnMessage(execution = HandlerExecution.EXECUTOR)
	Mono<Answer> push(Push push, DisetConnection connection) {
		List<Mono<Void>> sent = new ArrayList<>();
		String text = "n".repeat(Math.toIntExact(push.size()));
		for (int i = 0; i < push.count(); i++) {
			Note note = new Note(i, text);
			sent.add(push.acknowledged() ? connection.sendAndAwaitAck(note) : connection.send(note));
		}
		// Peers that leave in the middle are what this is about
		return Mono.when(sent)
			.thenReturn(new Answer(push.id(), ""))
			.onErrorComplete((ex) -> ex instanceof ConnectionClosedException || !connection.isOpen());
	}

	@OnMessage
	void announce(Announce announce) {
		this.connections.sendToService(SoakMessages.SERVICE, new Announcement(announce.id()));
	}

	@OnMessage
	void fail(Fail fail) {
		throw new PlannedFailure();
	}

	@OnDrop
	void dropped(DisetConnection connection) {
		if (connection.attributes().remove(CONNECTED) == null) {
			throw new IllegalStateException("Dropped twice, or without having been connected");
		}
	}

}

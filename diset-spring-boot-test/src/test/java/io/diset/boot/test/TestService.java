package io.diset.boot.test;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.diset.connection.DisetConnection;
import io.diset.connection.DisetException;
import io.diset.message.DisetMessage;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;

/**
 * A service that does what tests tell it to do.
 */
@DisetService(TestService.NAME)
class TestService {

	static final String NAME = "Test/Service";

	@OnConnect
	@Nullable String connected(DisetConnection connection, Map<String, Object> arguments) {
		if (arguments.containsKey("refuse")) {
			throw new DisetException(Objects.toString(arguments.get("refuse")));
		}
		return (connection.peer() != null) ? connection.peer().getName() : null;
	}

	@OnMessage
	Pong ping(Ping ping) {
		return new Pong(ping.id());
	}

	/**
	 * Send some pongs, and close.
	 * @param count what to send
	 * @param connection the connection
	 */
	@OnMessage
	void count(Count count, DisetConnection connection) {
		for (long id = 1; id <= count.to(); id++) {
			connection.send(new Pong(id));
		}
		connection.close();
	}

	@OnMessage
	void fail(Fail fail) {
		throw new DisetException(fail.text());
	}

	@OnMessage
	void surprise(Surprise surprise, DisetConnection connection) {
		connection.send(new Undeclared("hello"));
	}

	@OnMessage
	Job job(Job job) {
		return job;
	}

	@DisetMessage("Job")
	record Job(UUID id, Duration limit) {
	}

	@DisetMessage("Ping")
	record Ping(long id) {
	}

	@DisetMessage("Pong")
	record Pong(long id) {
	}

	@DisetMessage("Count")
	record Count(long to) {
	}

	@DisetMessage("Fail")
	record Fail(String text) {
	}

	@DisetMessage("Surprise")
	record Surprise() {
	}

	@DisetMessage("Undeclared")
	record Undeclared(String text) {
	}

}

package io.diset.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The streams of messages that the handlers of one connection have returned. The next
 * event does not wait for a stream, unless too many are running. Safe for use by several
 * threads.
 */
final class ReplyStreams {

	/**
	 * How many streams run beside the events of a connection. Events wait for the end of
	 * further ones.
	 */
	static final int MAX = 64;

	private final StableConnection connection;

	/**
	 * Those that are running, once there have been any.
	 */
	private @Nullable Set<ReplyStream> running;

	private boolean closed;

	ReplyStreams(StableConnection connection) {
		this.connection = connection;
	}

	/**
	 * Begin to send what a handler's stream gives.
	 * @param messages the stream
	 * @param name what the handler serves
	 * @return completes when the next event may be handled
	 */
	Mono<Void> start(Publisher<?> messages, String name) {
		ReplyStream stream = new ReplyStream(this.connection, name);
		boolean full;
		synchronized (this) {
			if (this.closed) {
				return Mono.empty();
			}
			if (this.running == null) {
				this.running = new HashSet<>();
			}
			full = this.running.size() >= MAX;
			this.running.add(stream);
		}
		stream.ended().subscribe(null, null, () -> remove(stream));
		stream.start(messages);
		return full ? stream.ended() : Mono.empty();
	}

	/**
	 * Cancel all streams: the connection has ended.
	 */
	void cancel() {
		end().forEach(ReplyStream::end);
	}

	private synchronized List<ReplyStream> end() {
		this.closed = true;
		return (this.running != null) ? List.copyOf(this.running) : List.of();
	}

	private synchronized void remove(ReplyStream stream) {
		if (this.running != null) {
			this.running.remove(stream);
		}
	}

}

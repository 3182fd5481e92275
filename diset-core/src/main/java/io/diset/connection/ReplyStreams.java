package io.diset.connection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

	private final Set<ReplyStream> running = new HashSet<>(0);

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
		synchronized (this.running) {
			if (this.closed) {
				return Mono.empty();
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
		List<ReplyStream> ending;
		synchronized (this.running) {
			this.closed = true;
			ending = List.copyOf(this.running);
		}
		ending.forEach(ReplyStream::end);
	}

	private void remove(ReplyStream stream) {
		synchronized (this.running) {
			this.running.remove(stream);
		}
	}

}

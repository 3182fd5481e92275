package io.diset.benchmark.load.grpc;

import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A stream, and the connection that it alone uses.
 */
final class GrpcConnection implements LoadConnection, StreamObserver<Note> {

	private final ManagedChannel channel;

	private final LoadListener listener;

	private @Nullable StreamObserver<Note> requests;

	private volatile boolean closing;

	GrpcConnection(ManagedChannel channel, LoadListener listener) {
		this.channel = channel;
		this.listener = listener;
	}

	void talk(StreamObserver<Note> requests) {
		this.requests = requests;
	}

	@Override
	public void ping(int id) {
		send(new Note(Note.PING, id, ""));
	}

	@Override
	public void block(int id, String data) {
		send(new Note(Note.BLOCK, id, data));
	}

	@Override
	public void push(int id) {
		send(new Note(Note.PUSH, id, ""));
	}

	private void send(Note note) {
		StreamObserver<Note> requests = this.requests;
		if (requests == null) {
			throw new IllegalStateException("Not connected");
		}
		requests.onNext(note);
	}

	@Override
	public Mono<Void> close() {
		return Mono.create((closed) -> {
			this.closing = true;
			this.channel.shutdownNow();
			awaitShutdown(closed);
		});
	}

	// The state says so at once: the connection is closed by its event loop soon after
	private void awaitShutdown(MonoSink<Void> closed) {
		ConnectivityState state = this.channel.getState(false);
		if (state == ConnectivityState.SHUTDOWN) {
			closed.success();
		}
		else {
			this.channel.notifyWhenStateChanged(state, () -> awaitShutdown(closed));
		}
	}

	@Override
	public void onNext(Note note) {
		switch (note.kind()) {
			case Note.PONG -> this.listener.pong(note.id());
			case Note.BELL -> this.listener.bell(note.id());
			default -> this.listener.lost("Unexpected " + note);
		}
	}

	@Override
	public void onError(Throwable cause) {
		if (!this.closing) {
			this.listener.lost(cause.toString());
		}
	}

	@Override
	public void onCompleted() {
		if (!this.closing) {
			this.listener.lost("The server has completed the stream");
		}
	}

}

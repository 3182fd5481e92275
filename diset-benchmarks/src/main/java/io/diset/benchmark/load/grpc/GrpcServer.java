package io.diset.benchmark.load.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/**
 * Answers pings with gRPC, on its event loops.
 *
 * @since 0.1.0
 */
public final class GrpcServer implements LoadServer {

	private static final long STOP_SECONDS = 10;

	private final Set<StreamObserver<Note>> streams = ConcurrentHashMap.newKeySet();

	private final Loops loops;

	private final Server server;

	/**
	 * Start.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 */
	public GrpcServer(Setting setting, KeyFiles keys) {
		this.loops = Loops.create(setting);
		this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.bossEventLoopGroup(this.loops.group())
			.workerEventLoopGroup(this.loops.group())
			.channelType(this.loops.serverChannel())
			.directExecutor()
			.sslContext(keys.server(setting, (builder) -> GrpcSslContexts.configure(builder, setting.sslProvider())))
			.addService(ServerServiceDefinition.builder("benchmark.Load")
				.addMethod(NoteMarshaller.METHOD, ServerCalls.asyncBidiStreamingCall(this::talk))
				.build())
			.build();
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private StreamObserver<Note> talk(StreamObserver<Note> answers) {
		// Without it, a message to a client that has gone throws, and others miss it
		((ServerCallStreamObserver<Note>) answers).setOnCancelHandler(() -> this.streams.remove(answers));
		this.streams.add(answers);
		return new StreamObserver<>() {

			@Override
			public void onNext(Note note) {
				receive(note, answers);
			}

			@Override
			public void onError(Throwable cause) {
				GrpcServer.this.streams.remove(answers);
			}

			@Override
			public void onCompleted() {
				GrpcServer.this.streams.remove(answers);
				answers.onCompleted();
			}

		};
	}

	private void receive(Note note, StreamObserver<Note> answers) {
		switch (note.kind()) {
			case Note.PING -> answers.onNext(new Note(Note.PONG, note.id(), ""));
			case Note.BLOCK -> {
				if (LoadConnection.isAnswered(note.id())) {
					answers.onNext(new Note(Note.PONG, note.id(), ""));
				}
			}
			case Note.PUSH -> {
				Note bell = new Note(Note.BELL, note.id(), "");
				this.streams.forEach((stream) -> stream.onNext(bell));
			}
			default -> throw new IllegalArgumentException("Unexpected " + note);
		}
	}

	@Override
	public int port() {
		return this.server.getPort();
	}

	@Override
	public void close() {
		this.server.shutdownNow();
		try {
			this.server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.loops.group().shutdownGracefully().syncUninterruptibly();
	}

}

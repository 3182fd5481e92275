package io.diset.benchmark.load.grpc;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadClient;
import io.diset.benchmark.load.peer.LoadConnection;
import io.diset.benchmark.load.peer.LoadListener;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.diset.benchmark.load.peer.Wire;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.SslContext;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Makes channels of gRPC, each with a connection and one stream.
 *
 * @since 0.1.0
 */
public final class GrpcClient implements LoadClient {

	private final Loops loops;

	private final SslContext tls;

	private final int port;

	/**
	 * Create a client.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 * @param port where the server listens
	 */
	public GrpcClient(Setting setting, KeyFiles keys, int port) {
		this.loops = Loops.create(setting);
		this.tls = keys.client(setting, (builder) -> GrpcSslContexts.configure(builder, setting.sslProvider()));
		this.port = port;
	}

	@Override
	public Mono<? extends LoadConnection> connect(Wire wire, LoadListener listener) {
		return Mono.create((sink) -> {
			ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", this.port)
				.eventLoopGroup(this.loops.group())
				.channelType(this.loops.channel())
				.directExecutor()
				.sslContext(this.tls)
				.build();
			channel.getState(true);
			awaitReady(channel, listener, sink);
		});
	}

	private static void awaitReady(ManagedChannel channel, LoadListener listener, MonoSink<LoadConnection> sink) {
		ConnectivityState state = channel.getState(false);
		switch (state) {
			case READY -> {
				GrpcConnection connection = new GrpcConnection(channel, listener);
				connection.talk(ClientCalls
					.asyncBidiStreamingCall(channel.newCall(NoteMarshaller.METHOD, CallOptions.DEFAULT), connection));
				sink.success(connection);
			}
			case TRANSIENT_FAILURE, SHUTDOWN -> sink.error(new IllegalStateException("No connection: " + state));
			default -> channel.notifyWhenStateChanged(state, () -> awaitReady(channel, listener, sink));
		}
	}

	@Override
	public void close() {
		this.loops.group().shutdownGracefully().syncUninterruptibly();
	}

}

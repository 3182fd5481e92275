package io.diset.benchmark.load.rsocket;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.Loops;
import io.diset.benchmark.load.peer.Setting;
import io.netty.handler.ssl.SslContext;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.TcpServerTransport;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/**
 * The TCP and TLS of RSocket.
 *
 * @param setting whose TLS and sockets are used
 * @param keys the keys
 * @param loops the event loops
 */
record RSocketTransports(Setting setting, KeyFiles keys, LoopResources loops) {

	static RSocketTransports create(Setting setting, KeyFiles keys) {
		return new RSocketTransports(setting, keys, LoopResources.create("rsocket", 1, Loops.THREADS, true, false));
	}

	private boolean preferNative() {
		return this.setting != Setting.JDK_NIO;
	}

	TcpServerTransport server() {
		SslContext tls = this.keys.server(this.setting, (builder) -> builder);
		return TcpServerTransport.create(TcpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(this.loops, preferNative())
			.secure((spec) -> spec.sslContext(tls)));
	}

	/**
	 * Prepare the connections of a client.
	 * @param port where the server listens
	 * @return a transport, which can be used any number of times
	 */
	TcpClientTransport client(int port) {
		SslContext tls = this.keys.client(this.setting, (builder) -> builder);
		return TcpClientTransport.create(TcpClient.create(ConnectionProvider.newConnection())
			.host("localhost")
			.port(port)
			.runOn(this.loops, preferNative())
			.secure((spec) -> spec.sslContext(tls)));
	}

}

package io.diset.benchmark.load.rsocket;

import io.diset.benchmark.load.peer.KeyFiles;
import io.diset.benchmark.load.peer.LoadServer;
import io.diset.benchmark.load.peer.Setting;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.server.CloseableChannel;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;

/**
 * Answers pings with the annotations of Spring's RSocket.
 *
 * @since 0.1.0
 */
public final class SpringRSocketServer implements LoadServer {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
			SpringRSocketConfiguration.class);

	private final RSocketTransports transports;

	private final CloseableChannel channel;

	/**
	 * Start.
	 * @param setting whose TLS and sockets are used
	 * @param keys the keys
	 */
	public SpringRSocketServer(Setting setting, KeyFiles keys) {
		this.transports = RSocketTransports.create(setting, keys);
		CloseableChannel channel = io.rsocket.core.RSocketServer
			.create(this.context.getBean(RSocketMessageHandler.class).responder())
			.payloadDecoder(PayloadDecoder.ZERO_COPY)
			.bind(this.transports.server())
			.block();
		if (channel == null) {
			throw new IllegalStateException("RSocket does not listen");
		}
		this.channel = channel;
	}

	@Override
	public int port() {
		return this.channel.address().getPort();
	}

	@Override
	public void close() {
		this.channel.dispose();
		this.transports.loops().dispose();
		this.context.close();
	}

}

package io.diset.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.FrameChannel;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;

/**
 * A peer of a server without sockets and threads: its clock stands still until it is told
 * to go on, and its handlers wait until they are told to run.
 */
final class EmbeddedPeer implements AutoCloseable {

	private final Queue<Runnable> handlers = new ArrayDeque<>();

	private final ConnectionRegistry registry = new ConnectionRegistry();

	private final MockTicker clock = Ticker.newMockTicker();

	private final EmbeddedChannel channel;

	EmbeddedPeer(ServiceDefinition service) {
		this(service, HandshakeSettings.DEFAULTS, ConnectionSettings.DEFAULTS);
	}

	EmbeddedPeer(ServiceDefinition service, HandshakeSettings handshake, ConnectionSettings connection) {
		ServerContext context = new ServerContext(Map.of(service.name(), service), ConnectAuthorization.ALL, handshake,
				connection, this.handlers::add, this.registry);
		this.channel = EmbeddedChannel.builder()
			.ticker(this.clock)
			.handlers(new FrameChannel(connection, handshake.maxProposalSize(), new ProposalPhase(context)))
			.build();
	}

	ConnectionRegistry registry() {
		return this.registry;
	}

	boolean isOpen() {
		return this.channel.isOpen();
	}

	/**
	 * Send text as it is.
	 * @param text the text
	 * @return what the server sends until it has nothing to do
	 */
	String send(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
		return received();
	}

	/**
	 * Let time pass.
	 * @param time how much
	 * @return what the server sends meanwhile
	 */
	String advance(Duration time) {
		this.clock.advance(time.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		return received();
	}

	/**
	 * Run the handlers that wait for the executor, and those that wait for these.
	 * @return what the server sends then
	 */
	String runHandlers() {
		this.channel.runPendingTasks();
		for (Runnable next = this.handlers.poll(); next != null; next = this.handlers.poll()) {
			next.run();
			this.channel.runPendingTasks();
		}
		return received();
	}

	/**
	 * Close the connection.
	 */
	void leave() {
		this.channel.close();
		this.channel.runPendingTasks();
	}

	@Override
	public void close() {
		this.channel.finishAndReleaseAll();
	}

	private String received() {
		this.channel.runPendingTasks();
		StringBuilder text = new StringBuilder();
		for (ByteBuf next = this.channel.readOutbound(); next != null; next = this.channel.readOutbound()) {
			text.append(next.toString(StandardCharsets.UTF_8));
			next.release();
		}
		return text.toString();
	}

}

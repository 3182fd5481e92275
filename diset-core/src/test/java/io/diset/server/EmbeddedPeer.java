package io.diset.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.ConnectionSettings;
import io.diset.connection.FrameChannel;
import io.diset.security.registry.PeerIdentification;
import io.diset.wire.RawPeer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import reactor.core.scheduler.Schedulers;

/**
 * A peer of a server without sockets and threads: its clock stands still until it is told
 * to go on, and its handlers wait until they are told to run.
 */
public final class EmbeddedPeer implements AutoCloseable {

	private final Queue<Runnable> handlers = new ArrayDeque<>();

	private final ConnectionRegistry registry;

	private final MockTicker clock = Ticker.newMockTicker();

	private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);

	private final EmbeddedChannel channel;

	EmbeddedPeer(ServiceDefinition service) {
		this(service, HandshakeSettings.DEFAULTS, ConnectionSettings.DEFAULTS);
	}

	public EmbeddedPeer(ServiceDefinition service, HandshakeSettings handshake, ConnectionSettings connection) {
		this(service, PeerAuthenticator.of(new PeerIdentification(null)), handshake, connection);
	}

	EmbeddedPeer(ServiceDefinition service, PeerAuthenticator authenticator, HandshakeSettings handshake,
			ConnectionSettings connection) {
		this(service, AuthorizationRules.ALL, new ConnectionRegistry(), authenticator, handshake, connection);
	}

	EmbeddedPeer(ServiceDefinition service, AuthorizationRules rules, ConnectionRegistry registry,
			PeerAuthentication authentication, AuthorizationListener denials) {
		this(service, rules, registry, authentication, denials, HandshakeSettings.DEFAULTS,
				ConnectionSettings.DEFAULTS);
	}

	private EmbeddedPeer(ServiceDefinition service, AuthorizationRules rules, ConnectionRegistry registry,
			PeerAuthenticator authenticator, HandshakeSettings handshake, ConnectionSettings connection) {
		this(service, rules, registry,
				new PeerAuthentication(registry, authenticator, Schedulers.immediate(), Duration.ofSeconds(20)),
				AuthorizationListener.NONE, handshake, connection);
	}

	private EmbeddedPeer(ServiceDefinition service, AuthorizationRules rules, ConnectionRegistry registry,
			PeerAuthentication authentication, AuthorizationListener denials, HandshakeSettings handshake,
			ConnectionSettings connection) {
		this.registry = registry;
		ServerContext context = new ServerContext(Map.of(service.name(), service), rules.of(List.of(service)),
				authentication, denials, handshake, connection, this.handlers::add, this.registry,
				new Admission(AdmissionSettings.DEFAULTS), ServerMetrics.NONE, new HandshakeLog(ServerMetrics.NONE));
		this.channel = EmbeddedChannel.builder().ticker(this.clock).handlers(new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				channel.pipeline()
					.addLast(new FrameChannel(connection, handshake.maxProposalSize(),
							new ProposalPhase(context, null, arrive(context, channel))));
			}

		}).build();
		this.channel.config().setAllocator(this.allocator);
	}

	Channel channel() {
		return this.channel;
	}

	ConnectionRegistry registry() {
		return this.registry;
	}

	public boolean isOpen() {
		return this.channel.isOpen();
	}

	/**
	 * Open a connection as the original does.
	 * @param service the service
	 * @return the reply to the connect arguments, and what follows it
	 */
	String open(String service) {
		return open(service, "9.0.0a31");
	}

	/**
	 * Open a connection.
	 * @param service the service
	 * @param version the version to propose, by which a client of ours announces itself
	 * @return the reply to the connect arguments, and what follows it
	 */
	String open(String service, String version) {
		send(RawPeer.frame(RawPeer.proposal(service, version)));
		String reply = send(RawPeer.frame("{\"OK\": true, \"Value\": [\"identity\", {}]}"));
		return reply + runHandlers();
	}

	/**
	 * Send text as it is.
	 * @param text the text
	 * @return what the server sends until it has nothing to do
	 */
	String send(String text) {
		return text(send(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Send bytes as they are.
	 * @param bytes the bytes
	 * @return what the server sends until it has nothing to do
	 */
	public byte[] send(byte[] bytes) {
		this.channel.writeInbound(this.allocator.buffer(bytes.length).writeBytes(bytes));
		return received();
	}

	String advance(Duration time) {
		return text(pass(time));
	}

	/**
	 * Let time pass.
	 * @param time how much
	 * @return what the server sends meanwhile
	 */
	public byte[] pass(Duration time) {
		this.clock.advance(time.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		return received();
	}

	String runHandlers() {
		return text(handle());
	}

	/**
	 * Run the handlers that wait for the executor, and those that wait for these.
	 * @return what the server sends then
	 */
	public byte[] handle() {
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
	public void leave() {
		this.channel.close();
		this.channel.runPendingTasks();
		this.channel.checkException();
	}

	/**
	 * Return how much memory the buffers of the connection take.
	 * @return the size in bytes
	 */
	public long heldMemory() {
		return this.allocator.metric().usedHeapMemory() + this.allocator.metric().usedDirectMemory();
	}

	@Override
	public void close() {
		this.channel.finishAndReleaseAll();
	}

	private byte[] received() {
		this.channel.runPendingTasks();
		this.channel.checkException();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (ByteBuf next = this.channel.readOutbound(); next != null; next = this.channel.readOutbound()) {
			bytes.writeBytes(ByteBufUtil.getBytes(next));
			next.release();
		}
		return bytes.toByteArray();
	}

	private static Arrival arrive(ServerContext context, Channel channel) {
		return Objects.requireNonNull(context.admission().arrive(channel));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}

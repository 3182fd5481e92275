package io.diset.benchmark.micro;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.diset.connection.ChannelPhase;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionDetails;
import io.diset.connection.ConnectionHandlers;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.Extensions;
import io.diset.connection.FrameChannel;
import io.diset.connection.MessageAccess;
import io.diset.connection.StableConnection;
import io.netty.buffer.ByteBuf;

/**
 * The first phase of a channel that is accepted at once, from a peer of this
 * implementation.
 */
final class Opening implements ChannelPhase {

	private final ConnectionHandlers handlers;

	private final MessageAccess access;

	private final CompletableFuture<StableConnection> connection = new CompletableFuture<>();

	Opening(ConnectionHandlers handlers, MessageAccess access) {
		this.handlers = handlers;
		this.access = access;
	}

	FrameChannel frames() {
		return new FrameChannel(ConnectionSettings.DEFAULTS, ConnectionSettings.DEFAULTS.maxMessageSize(), this);
	}

	StableConnection connection() {
		return this.connection.join();
	}

	@Override
	public void onActive(FrameChannel frames) {
		ConnectionDetails details = new ConnectionDetails("1", MicroMessages.SERVICE, "identity", Map.of(), null,
				new InetSocketAddress(9145), Extensions.ofVersion(Extensions.announcement()));
		StableConnection made = new StableConnection(frames, details, this.handlers, this.access, Runnable::run);
		frames.enter(made, ConnectionSettings.DEFAULTS.maxMessageSize());
		made.established();
		this.connection.complete(made);
	}

	@Override
	public void onFrame(ByteBuf body) {
		throw new IllegalStateException("No frame is expected yet");
	}

	@Override
	public void onClosed(CloseReason reason) {
		this.connection.completeExceptionally(new IllegalStateException(reason.toString()));
	}

}

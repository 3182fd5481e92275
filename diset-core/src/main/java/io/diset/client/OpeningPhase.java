package io.diset.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.diset.codec.Encoding;
import io.diset.codec.ProtocolException;
import io.diset.codec.ReturnStructure;
import io.diset.connection.ChannelPhase;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.connection.ConnectionDetails;
import io.diset.connection.DisetException;
import io.diset.connection.Extensions;
import io.diset.connection.FrameChannel;
import io.diset.connection.MessageAccess;
import io.diset.connection.RefusedByPeerException;
import io.diset.connection.StableConnection;
import io.diset.connection.TransportIds;
import io.diset.message.MessageDefinitionException;
import io.diset.security.PeerPrincipal;
import io.diset.security.TlsEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;

/**
 * The phase in which a client opens a connection: TLS, if there is any, the proposal and
 * its reply, the connect arguments and theirs.
 */
final class OpeningPhase implements ChannelPhase {

	private final Dialer dialer;

	private final ServiceUrl url;

	private final String identity;

	private final Map<String, @Nullable Object> arguments;

	private final ClientHandlers handlers;

	private final EstablishedListener listener;

	private final Disposable.Composite attempt;

	private final MonoSink<Void> outcome;

	private @Nullable FrameChannel channel;

	private @Nullable Future<?> deadline;

	private @Nullable PeerPrincipal peer;

	private boolean proposed;

	private boolean proposalAccepted;

	OpeningPhase(Dialer dialer, ServiceUrl url, String identity, Map<String, @Nullable Object> arguments,
			ClientHandlers handlers, EstablishedListener listener, Disposable.Composite attempt,
			MonoSink<Void> outcome) {
		this.dialer = dialer;
		this.url = url;
		this.identity = identity;
		this.arguments = arguments;
		this.handlers = handlers;
		this.listener = listener;
		this.attempt = attempt;
		this.outcome = outcome;
	}

	@Override
	public void onActive(FrameChannel channel) {
		this.channel = channel;
		this.attempt.add(this::giveUp);
	}

	@Override
	public void onReady() {
		SslHandler tls = channel().tls();
		if (tls == null) {
			propose();
			return;
		}
		try {
			TlsEndpoint endpoint = Objects.requireNonNull(this.dialer.tls());
			this.peer = Objects.requireNonNull(endpoint.peer(tls.engine().getSession()),
					"The service showed no certificate");
			verify(endpoint, this.peer);
		}
		catch (RuntimeException ex) {
			untrusted(ex);
		}
	}

	// A resumed session has skipped the checks of the handshake. A service that is not
	// verified is not listened to
	private void verify(TlsEndpoint endpoint, PeerPrincipal service) {
		channel().pauseReading();
		awaitReply();
		Disposable verification = endpoint.verify(service)
			.subscribe(null, (error) -> onEventLoop(() -> untrusted(error)), () -> onEventLoop(this::propose));
		this.attempt.add(verification);
	}

	// At once after the handshake, the proposal travels with the end of it
	private void onEventLoop(Runnable task) {
		if (channel().channel().eventLoop().inEventLoop()) {
			task.run();
		}
		else {
			channel().execute(task);
		}
	}

	private void untrusted(Throwable cause) {
		channel().close(new CloseReason(CloseReason.Kind.TRANSPORT_ERROR,
				"The certificates of the service are not trusted: " + cause.getMessage(), cause));
	}

	private void propose() {
		cancelDeadline();
		if (channel().closeReason() == null) {
			this.proposed = true;
			channel().write(ReturnStructure.ok(List.of(target(), List.of("Connection", "new"),
					this.dialer.extraCredentials().value(), Extensions.announcement())));
			awaitReply();
			channel().resumeReading();
		}
	}

	@Override
	public void onFrame(ByteBuf body) {
		if (!this.proposed) {
			throw new ProtocolException("The service answered before it was asked");
		}
		cancelDeadline();
		ReturnStructure reply = Encoding.readBody(body);
		if (reply instanceof ReturnStructure.Failure failure) {
			channel().close(new CloseReason(CloseReason.Kind.REFUSED, failure.message(), refusal(failure)));
		}
		else if (reply instanceof ReturnStructure.Success success && this.proposalAccepted) {
			established(success.value());
		}
		else if (reply instanceof ReturnStructure.Success success && success.value() instanceof Map) {
			// A gateway asks for the client's credentials by this
			throw new ProtocolException("Delegation of credentials is not supported");
		}
		else {
			this.proposalAccepted = true;
			channel().enter(this, this.dialer.settings().connection().maxMessageSize());
			channel().write(ReturnStructure.ok(List.of(this.identity, this.arguments)));
			awaitReply();
		}
	}

	@Override
	public void onClosed(CloseReason reason) {
		cancelDeadline();
		boolean refused = reason.cause() instanceof DisetException
				|| reason.cause() instanceof MessageDefinitionException;
		this.outcome.error(refused ? Objects.requireNonNull(reason.cause()) : closed(reason));
	}

	// A peer that is spoken to in the wrong way can only close, or say what makes no
	// sense
	private ConnectionClosedException closed(CloseReason reason) {
		if (reason.cause() instanceof NotSslRecordException) {
			return new ConnectionClosedException(reason, this.url + " does not speak TLS, so try dip instead of dips");
		}
		boolean unanswered = !this.proposalAccepted
				&& (reason.kind() == CloseReason.Kind.PEER_CLOSED || reason.kind() == CloseReason.Kind.PROTOCOL_ERROR);
		return (unanswered && !this.url.secure())
				? new ConnectionClosedException(reason, "if " + this.url + " speaks TLS, try dips instead of dip")
				: new ConnectionClosedException(reason);
	}

	private RefusedByPeerException refusal(ReturnStructure.Failure failure) {
		return this.proposalAccepted ? new RefusedByPeerException(failure.errno(), failure.message())
				: RefusedHereException.ofProposal(failure.errno(), failure.message());
	}

	private List<@Nullable Object> target() {
		String service = this.url.service();
		return (this.dialer.vo() != null) ? Arrays.asList(service, this.dialer.setup(), this.dialer.vo())
				: Arrays.asList(service, this.dialer.setup());
	}

	private void established(@Nullable Object reply) {
		try {
			this.handlers.defined(Extensions.definitions(reply));
		}
		catch (MessageDefinitionException ex) {
			String text = String.valueOf(ex.getMessage());
			channel().fail(new CloseReason(CloseReason.Kind.REFUSED, text, ex), new ReturnStructure.Failure(0, text));
			return;
		}
		connected(Extensions.ofReply(reply), Extensions.value(reply));
	}

	private void connected(Extensions extensions, @Nullable Object value) {
		ConnectionDetails details = new ConnectionDetails(TransportIds.next(), this.url.service(), this.identity,
				this.arguments, this.peer, channel().remoteAddress(), extensions);
		StableConnection connection = new StableConnection(channel(), details, this.handlers, MessageAccess.ALL,
				this.dialer.executor());
		channel().enter(connection, this.dialer.settings().connection().maxMessageSize());
		if (this.listener.established(connection, value)) {
			connection.established();
			if (this.peer != null) {
				connection.closeAt(this.peer.validUntil());
			}
			this.outcome.success();
		}
		else {
			channel().close(CloseReason.of(CloseReason.Kind.CLOSED, "given up"));
		}
	}

	private void awaitReply() {
		long millis = this.dialer.settings().handshakeTimeout().toMillis();
		this.deadline = channel().channel()
			.eventLoop()
			.schedule(() -> channel().close(
					CloseReason.of(CloseReason.Kind.TIMEOUT, "No reply of the service within %d ms".formatted(millis))),
					millis, TimeUnit.MILLISECONDS);
	}

	private void cancelDeadline() {
		if (this.deadline != null) {
			this.deadline.cancel(false);
		}
	}

	private void giveUp() {
		FrameChannel channel = channel();
		channel.channel().eventLoop().execute(() -> channel.close(CloseReason.of(CloseReason.Kind.CLOSED, "given up")));
	}

	private FrameChannel channel() {
		return Objects.requireNonNull(this.channel);
	}

}

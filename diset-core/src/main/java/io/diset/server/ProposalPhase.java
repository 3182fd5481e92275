package io.diset.server;

import java.security.Principal;
import java.time.Duration;
import java.util.Objects;

import io.diset.codec.ReturnStructure;
import io.diset.connection.CloseReason;
import io.diset.connection.Extensions;
import io.diset.connection.FrameChannel;
import io.diset.security.PeerPrincipal;
import io.diset.security.TlsEndpoint;
import io.diset.security.registry.PeerCredentials;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The first phase of a channel: TLS, if there is any, and the proposal. The checks and
 * their order are the original's: service, type of action, authorization, and whether
 * there are enough connections. For the authorization, the certificates are verified once
 * more and the peer is authenticated.
 */
final class ProposalPhase extends HandshakePhase {

	private static final String CONNECTION = "Connection";

	private static final String NEW = "new";

	private static final String FULL = "Maximum number of connections reached. Try later";

	private final ServerContext server;

	private final @Nullable TlsEndpoint tls;

	private final Arrival arrival;

	private @Nullable FrameChannel channel;

	private @Nullable PeerPrincipal certificate;

	private String service = HandshakeLog.NO_SERVICE;

	/**
	 * Create the phase of a new channel.
	 * @param server what the handshakes share
	 * @param tls made the TLS of the channel, if it has any
	 * @param arrival the socket of the channel
	 */
	ProposalPhase(ServerContext server, @Nullable TlsEndpoint tls, Arrival arrival) {
		this.server = server;
		this.tls = tls;
		this.arrival = arrival;
	}

	@Override
	public void onActive(FrameChannel channel) {
		this.channel = channel;
	}

	@Override
	public void onReady() {
		SslHandler handler = channel().tls();
		try {
			this.certificate = (handler != null && this.tls != null) ? this.tls.peer(handler.engine().getSession())
					: null;
			awaitFrame(this.server.handshake().proposalTimeout());
		}
		catch (IllegalArgumentException ex) {
			unauthorized("Certificates without a name", ex);
		}
	}

	@Override
	void onFrame(ReturnStructure body) {
		Proposal proposal = Proposal.read(body);
		ServiceDefinition definition = this.server.services().get(proposal.service());
		if (definition == null) {
			refuse(proposal.service() + " is not up in this server", null);
		}
		else {
			this.service = definition.name();
			propose(proposal, definition);
		}
	}

	private void propose(Proposal proposal, ServiceDefinition definition) {
		if (!proposal.actionType().equals(CONNECTION)) {
			refuse(proposal.actionType() + " is not a known action type", null);
		}
		else {
			authenticate(proposal, definition);
		}
	}

	// Nothing is read meanwhile, so that this phase gets no second frame
	private void authenticate(Proposal proposal, ServiceDefinition definition) {
		PeerCredentials credentials = new PeerCredentials(this.certificate,
				(this.certificate != null) ? this.certificate.group() : null, proposal.extraCredentials());
		long version = this.server.authentication().changes();
		channel().pauseReading();
		Duration timeout = this.server.handshake().proposalTimeout();
		await(verified().then(Mono.defer(() -> this.server.authentication().authenticate(credentials))),
				"The peer was not authenticated", timeout, (peer) -> {
					ConnectionAccess access = new ConnectionAccess(
							Objects.requireNonNull(this.server.rules().get(definition.name())), credentials, peer,
							version, channel().remoteAddress(), this.server.denials());
					authorize(proposal, definition, access);
				});
	}

	// A resumed session has skipped the checks of the handshake. Ends on a thread that
	// may block
	private Mono<Void> verified() {
		Mono<Void> verified = (this.tls != null && this.certificate != null) ? this.tls.verify(this.certificate)
				: Mono.empty();
		return verified.publishOn(this.server.authentication().scheduler());
	}

	private void authorize(Proposal proposal, ServiceDefinition definition, ConnectionAccess access) {
		String refusal = access.connectRefusal();
		if (refusal != null) {
			unauthorized(refusal, null);
		}
		else if (!proposal.action().equals(NEW)) {
			refuse("Invalid connection method " + proposal.action(), null);
		}
		else {
			AdmissionLimit limit = this.arrival.admit(this.certificate);
			if (limit != null) {
				refuse(limit);
			}
			else {
				accept(new ArgumentsPhase(this.server, this.arrival, channel(), this.certificate, access, definition,
						Extensions.ofVersion(proposal.version())));
			}
		}
	}

	private void refuse(AdmissionLimit limit) {
		CloseReason reason = CloseReason.of(CloseReason.Kind.LIMIT, limit.text(this.server.admission().settings()));
		refuse(reason, new ReturnStructure.Failure(0, FULL), limit);
	}

	private void accept(ArgumentsPhase next) {
		channel().write(ReturnStructure.S_OK);
		channel().enter(next, this.server.handshake().maxProposalSize());
		next.awaitFrame(this.server.handshake().proposalTimeout());
		channel().resumeReading();
	}

	@Override
	ServerContext server() {
		return this.server;
	}

	@Override
	FrameChannel channel() {
		return Objects.requireNonNull(this.channel);
	}

	@Override
	@Nullable Principal peer() {
		return this.certificate;
	}

	@Override
	String service() {
		return this.service;
	}

	@Override
	String malformed() {
		return "Invalid action proposal";
	}

}

package io.diset.server;

import java.security.Principal;
import java.util.Objects;

import io.diset.codec.ReturnStructure;
import io.diset.connection.CloseReason;
import io.diset.connection.Extensions;
import io.diset.connection.FrameChannel;
import io.diset.security.PeerPrincipal;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * The first phase of a channel: TLS, if there is any, and the proposal. The checks and
 * their order are the original's: service, type of action, authorization.
 */
final class ProposalPhase extends HandshakePhase {

	private static final String CONNECTION = "Connection";

	private static final String NEW = "new";

	private static final ReturnStructure.Failure UNAUTHORIZED = new ReturnStructure.Failure(1111,
			"Unauthorized query ( 1111 : Unauthorized query)");

	private final ServerContext server;

	private @Nullable FrameChannel channel;

	private @Nullable Principal peer;

	private String service = "no known service";

	ProposalPhase(ServerContext server) {
		this.server = server;
	}

	@Override
	public void onActive(FrameChannel channel) {
		this.channel = channel;
	}

	@Override
	public void onReady() {
		SslHandler tls = channel().tls();
		try {
			this.peer = (tls != null) ? PeerPrincipal.of(tls.engine().getSession()) : null;
			awaitFrame(this.server.handshake().proposalTimeout());
		}
		catch (IllegalArgumentException ex) {
			refuse(new CloseReason(CloseReason.Kind.REFUSED, "Certificates without a name", ex), UNAUTHORIZED);
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
		else if (!this.server.authorization().isAuthorized(proposal, this.peer)) {
			refuse(CloseReason.of(CloseReason.Kind.REFUSED, UNAUTHORIZED.message()), UNAUTHORIZED);
		}
		else if (!proposal.action().equals(NEW)) {
			refuse("Invalid connection method " + proposal.action(), null);
		}
		else {
			accept(proposal, definition);
		}
	}

	private void accept(Proposal proposal, ServiceDefinition definition) {
		channel().write(ReturnStructure.S_OK);
		ArgumentsPhase next = new ArgumentsPhase(this.server, channel(), this.peer, definition,
				Extensions.ofVersion(proposal.version()));
		channel().enter(next, this.server.handshake().maxProposalSize());
		next.awaitFrame(this.server.handshake().proposalTimeout());
	}

	@Override
	FrameChannel channel() {
		return Objects.requireNonNull(this.channel);
	}

	@Override
	@Nullable Principal peer() {
		return this.peer;
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

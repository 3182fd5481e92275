package io.diset.grid;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.connection.CloseReason;
import io.diset.message.DisetMessage;
import io.diset.security.registry.DisetPrincipal;
import io.diset.spring.annotation.DisetService;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/**
 * A service whose messages are not for everybody.
 */
@DisetService(SecuredService.NAME)
class SecuredService {

	static final String NAME = "Framework/Secured";

	private final BlockingQueue<DisetPrincipal> peers = new LinkedBlockingQueue<>();

	private final BlockingQueue<CloseReason> drops = new LinkedBlockingQueue<>();

	@OnConnect
	void connected(@Nullable DisetPrincipal peer, Authentication authentication,
			@AuthenticationPrincipal DisetPrincipal principal,
			@AuthenticationPrincipal(expression = "name") String name) {
		if (principal.equals(authentication.getPrincipal()) && name.equals(authentication.getName())
				&& (peer == null || peer.equals(principal))) {
			this.peers.add(principal);
		}
	}

	@OnMessage
	Answer open(Open message) {
		return new Answer(message.id());
	}

	@OnMessage(authorize = { "ProductionManagement", "group:prod" })
	Answer rule(ByRule message) {
		return new Answer(message.id());
	}

	@OnMessage
	@PreAuthorize("hasAuthority('PROPERTY_ProductionManagement') and authentication.name == principal.dn()")
	Answer blocking(ByExpression message) {
		return new Answer(message.id());
	}

	@OnMessage
	@PreAuthorize("hasAuthority('PROPERTY_ProductionManagement')")
	Mono<Answer> reactive(ByReactiveExpression message) {
		return Mono.just(new Answer(message.id()));
	}

	@OnDrop
	void dropped(CloseReason reason) {
		this.drops.add(reason);
	}

	DisetPrincipal nextPeer() throws InterruptedException {
		DisetPrincipal peer = this.peers.poll(20, TimeUnit.SECONDS);
		if (peer == null) {
			throw new AssertionError("Nobody has connected");
		}
		return peer;
	}

	boolean hasPeers() {
		return !this.peers.isEmpty();
	}

	CloseReason nextDrop() throws InterruptedException {
		CloseReason reason = this.drops.poll(20, TimeUnit.SECONDS);
		if (reason == null) {
			throw new AssertionError("No connection has ended");
		}
		return reason;
	}

	@DisetMessage("Open")
	record Open(long id) {
	}

	@DisetMessage("ByRule")
	record ByRule(long id) {
	}

	@DisetMessage("ByExpression")
	record ByExpression(long id) {
	}

	@DisetMessage("ByReactiveExpression")
	record ByReactiveExpression(long id) {
	}

	@DisetMessage("Answer")
	record Answer(long id) {
	}

}

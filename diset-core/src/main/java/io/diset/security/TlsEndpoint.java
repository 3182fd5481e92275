package io.diset.security;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Makes the TLS handlers of new connections, for a service or for a client. May be used
 * by any thread.
 * <p>
 * The supplier is asked for the {@link SslContext} of each new connection. Where it
 * returns another one after certificates were renewed, new connections use those, and
 * established ones stay as they are.
 * <p>
 * Certificates are checked by threads of the executor, never by the event loop. So are
 * keys used, but for those of a client with TLS 1.3 by the JDK, which signs without
 * delegating. A task that the executor rejects fails the handshake.
 *
 * @since 0.1.0
 */
public final class TlsEndpoint {

	private static final String HOST_NAME_VERIFICATION = "HTTPS";

	/**
	 * The JDK takes {@code null} for no change.
	 */
	private static final String NO_VERIFICATION = "";

	private final Supplier<SslContext> contexts;

	private final long handshakeTimeoutMillis;

	private final Executor executor;

	private final PeerVerifier verifier;

	private final KnownPeers peers;

	private final @Nullable Function<? super String, ? extends SslContext> serverNames;

	private final boolean verifiesHostName;

	/**
	 * Create an endpoint.
	 * @param contexts returns the context of the next connection, by the thread that asks
	 * for a handler
	 * @param handshakeTimeout how long a handshake may take, at least a millisecond
	 * @param executor runs the delegated tasks of handshakes, by threads of its own
	 * @throws IllegalArgumentException if the timeout is shorter than a millisecond
	 */
	public TlsEndpoint(Supplier<SslContext> contexts, Duration handshakeTimeout, Executor executor) {
		this(contexts, handshakeTimeout, executor, PeerVerifier.validity());
	}

	/**
	 * Create an endpoint with a check of its own for the time after each handshake.
	 * @param contexts returns the context of the next connection, by the thread that asks
	 * for a handler
	 * @param handshakeTimeout how long a handshake may take, at least a millisecond
	 * @param executor runs the delegated tasks of handshakes, by threads of its own
	 * @param verifier checks the chain of a peer after each handshake
	 * @throws IllegalArgumentException if the timeout is shorter than a millisecond
	 */
	public TlsEndpoint(Supplier<SslContext> contexts, Duration handshakeTimeout, Executor executor,
			PeerVerifier verifier) {
		this.contexts = contexts;
		this.serverNames = null;
		this.verifiesHostName = true;
		this.handshakeTimeoutMillis = handshakeTimeout.toMillis();
		this.executor = executor;
		this.verifier = verifier;
		this.peers = new KnownPeers();
		if (this.handshakeTimeoutMillis < 1) {
			throw new IllegalArgumentException("A handshake timeout of %s is too short".formatted(handshakeTimeout));
		}
	}

	private TlsEndpoint(TlsEndpoint other, @Nullable Function<? super String, ? extends SslContext> serverNames,
			boolean verifiesHostName) {
		this.contexts = other.contexts;
		this.handshakeTimeoutMillis = other.handshakeTimeoutMillis;
		this.executor = other.executor;
		this.verifier = other.verifier;
		this.peers = other.peers;
		this.serverNames = serverNames;
		this.verifiesHostName = verifiesHostName;
	}

	/**
	 * Return an endpoint of a service that has several names, each with a certificate of
	 * its own.
	 * @param serverNames returns the context for the name of the service that a client
	 * asks for, by the event loop. Clients that say no name get the context of this
	 * endpoint.
	 * @return another endpoint
	 */
	public TlsEndpoint withServerNames(Function<? super String, ? extends SslContext> serverNames) {
		return new TlsEndpoint(this, serverNames, this.verifiesHostName);
	}

	/**
	 * Return an endpoint of a client that takes the certificate of any host for that of
	 * the service. Anybody who has a trusted certificate can pretend to be the service
	 * then: this is for tests only.
	 * @return another endpoint
	 */
	public TlsEndpoint withoutHostNameVerification() {
		return new TlsEndpoint(this, this.serverNames, false);
	}

	/**
	 * Make the first handler of a connection that a service accepted: that of TLS, or one
	 * that is replaced by it when the client has said which name of the service it means.
	 * Each of the two has the whole time of a handshake.
	 * @param allocator the allocator of the connection
	 * @return a new handler
	 * @throws IllegalStateException if the context is one of a client
	 */
	public ChannelHandler newServerHandler(ByteBufAllocator allocator) {
		return (this.serverNames != null) ? new ServerNameHandler(this, this.handshakeTimeoutMillis)
				: newHandler(allocator);
	}

	/**
	 * Return how long a handshake may take.
	 * @return the time
	 */
	public Duration handshakeTimeout() {
		return Duration.ofMillis(this.handshakeTimeoutMillis);
	}

	/**
	 * Return the context for a name of a service.
	 * @param serverName the name, or {@code null} if the client says none
	 * @return the context
	 */
	SslContext context(@Nullable String serverName) {
		return (serverName != null && this.serverNames != null) ? this.serverNames.apply(serverName) : context(false);
	}

	/**
	 * Make the handler of a connection that a service accepted.
	 * @param allocator the allocator of the connection
	 * @param context the context of the connection
	 * @return a new handler
	 */
	SslHandler newHandler(ByteBufAllocator allocator, SslContext context) {
		return withTimeout(context.newHandler(allocator, this.executor));
	}

	/**
	 * Make the handler of a connection that a service accepted, whatever name the client
	 * asks for.
	 * @param allocator the allocator of the connection
	 * @return a new handler
	 * @throws IllegalStateException if the context is one of a client
	 */
	public SslHandler newHandler(ByteBufAllocator allocator) {
		return newHandler(allocator, context(false));
	}

	/**
	 * Make the handler of a connection that a client opens. Whatever the context says,
	 * the certificate of the service must be valid for the host, unless this endpoint is
	 * one without host name verification. The host's name is sent along for services with
	 * several certificates, unless it is an address or, with the TLS of the JDK, has no
	 * dot.
	 * @param allocator the allocator of the connection
	 * @param host the name or address of the service as in its URL, an IPv6 address with
	 * or without brackets
	 * @param port the port of the service
	 * @return a new handler
	 * @throws IllegalStateException if the context is one of a service
	 */
	public SslHandler newHandler(ByteBufAllocator allocator, String host, int port) {
		return prepareHandler(host, port).apply(allocator);
	}

	/**
	 * Prepare the handler of a connection that a client opens. The context is asked for
	 * by this call, so that no connection is opened where there is none.
	 * @param host the name or address of the service as in its URL, an IPv6 address with
	 * or without brackets
	 * @param port the port of the service
	 * @return makes the handler, as {@link #newHandler(ByteBufAllocator, String, int)}
	 * does
	 * @throws IllegalStateException if the context is one of a service, or has
	 * certificates that have expired
	 */
	public Function<ByteBufAllocator, SslHandler> prepareHandler(String host, int port) {
		SslContext context = context(true);
		return (allocator) -> {
			SslHandler handler = context.newHandler(allocator, withoutBrackets(host), port, this.executor);
			SSLParameters parameters = handler.engine().getSSLParameters();
			parameters
				.setEndpointIdentificationAlgorithm(this.verifiesHostName ? HOST_NAME_VERIFICATION : NO_VERIFICATION);
			handler.engine().setSSLParameters(parameters);
			return withTimeout(handler);
		};
	}

	/**
	 * Return the peer of a TLS session. Those that came last to this endpoint are known
	 * by their certificates, which are not read again then.
	 * @param session the session, after the handshake
	 * @return the peer, or {@code null} if it showed no certificate
	 * @throws IllegalArgumentException if {@link PeerPrincipal#of(SSLSession)} refuses it
	 */
	public @Nullable PeerPrincipal peer(SSLSession session) {
		return this.peers.of(session);
	}

	/**
	 * Verify the certificates of a peer after the handshake. A session that is resumed
	 * skips the trust manager, with every provider: what has expired or been revoked
	 * since the session began is found out here. The work is done by the executor, unless
	 * the verifier never blocks.
	 * @param peer the peer
	 * @return completes when the peer is trusted, on a thread of the executor or on the
	 * one that subscribes; fails with {@link CertificateException} when it is not, and
	 * with another exception when that cannot be told
	 */
	public Mono<Void> verify(PeerPrincipal peer) {
		return Mono.create((result) -> {
			if (this.verifier.mayBlock()) {
				this.executor.execute(() -> verify(peer, result));
			}
			else {
				verify(peer, result);
			}
		});
	}

	private void verify(PeerPrincipal peer, MonoSink<Void> result) {
		try {
			this.verifier.verify(peer.certificates());
			result.success();
		}
		catch (CertificateException ex) {
			result.error(ex);
		}
		catch (RuntimeException ex) {
			result.error(new CertificateException("The certificates cannot be verified", ex));
		}
	}

	/**
	 * Return what checks the chain of a peer after each handshake, also of one that
	 * resumed a session. It may block, so the event loop must not call it.
	 * @return the verifier of this endpoint, which looks at nothing but the validity of
	 * the certificates if none was given
	 */
	public PeerVerifier verifier() {
		return this.verifier;
	}

	private SslContext context(boolean client) {
		SslContext context = this.contexts.get();
		if (context.isClient() != client) {
			throw new IllegalStateException(client ? "The TLS context of a service cannot be used by a client"
					: "The TLS context of a client cannot be used by a service");
		}
		return context;
	}

	private SslHandler withTimeout(SslHandler handler) {
		handler.setHandshakeTimeout(this.handshakeTimeoutMillis, TimeUnit.MILLISECONDS);
		return handler;
	}

	private static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

}

package io.diset.security;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.net.ssl.SSLParameters;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import reactor.core.publisher.Mono;

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

	private final Supplier<SslContext> contexts;

	private final long handshakeTimeoutMillis;

	private final Executor executor;

	private final PeerVerifier verifier;

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
		this.handshakeTimeoutMillis = handshakeTimeout.toMillis();
		this.executor = executor;
		this.verifier = verifier;
		if (this.handshakeTimeoutMillis < 1) {
			throw new IllegalArgumentException("A handshake timeout of %s is too short".formatted(handshakeTimeout));
		}
	}

	/**
	 * Make the handler of a connection that a service accepted.
	 * @param allocator the allocator of the connection
	 * @return a new handler
	 * @throws IllegalStateException if the context is one of a client
	 */
	public SslHandler newHandler(ByteBufAllocator allocator) {
		return withTimeout(context(false).newHandler(allocator, this.executor));
	}

	/**
	 * Make the handler of a connection that a client opens. Whatever the context says,
	 * the certificate of the service must be valid for the host. The host's name is sent
	 * along for services with several certificates, unless it is an address or, with the
	 * TLS of the JDK, has no dot.
	 * @param allocator the allocator of the connection
	 * @param host the name or address of the service as in its URL, an IPv6 address with
	 * or without brackets
	 * @param port the port of the service
	 * @return a new handler
	 * @throws IllegalStateException if the context is one of a service
	 */
	public SslHandler newHandler(ByteBufAllocator allocator, String host, int port) {
		SslHandler handler = context(true).newHandler(allocator, withoutBrackets(host), port, this.executor);
		SSLParameters parameters = handler.engine().getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm(HOST_NAME_VERIFICATION);
		handler.engine().setSSLParameters(parameters);
		return withTimeout(handler);
	}

	/**
	 * Verify the certificates of a peer after the handshake. A session that is resumed
	 * skips the trust manager, with every provider: what has expired or been revoked
	 * since the session began is found out here. The work is done by the executor.
	 * @param peer the peer
	 * @return completes when the peer is trusted, on a thread of the executor; fails with
	 * {@link CertificateException} when it is not, and with another exception when that
	 * cannot be told
	 */
	public Mono<Void> verify(PeerPrincipal peer) {
		return Mono.create((result) -> this.executor.execute(() -> {
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
		}));
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

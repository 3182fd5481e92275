package io.diset.security;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.Mapping;

/**
 * Waits for the name that a client asks for, and is then replaced by the TLS handler with
 * the certificate of that name.
 */
final class ServerNameHandler extends SniHandler {

	private final TlsEndpoint endpoint;

	/**
	 * Create a handler.
	 * @param endpoint has the contexts
	 * @param timeoutMillis how long the client may take to say the name, in milliseconds
	 */
	ServerNameHandler(TlsEndpoint endpoint, long timeoutMillis) {
		super((Mapping<String, SslContext>) endpoint::context, timeoutMillis);
		this.endpoint = endpoint;
	}

	@Override
	protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
		return this.endpoint.newHandler(allocator, context);
	}

}

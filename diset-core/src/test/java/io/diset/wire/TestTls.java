package io.diset.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

import io.diset.security.PeerVerifier;
import io.diset.security.TlsEndpoint;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * TLS for servers and raw peers of tests, with certificates that nobody else trusts.
 */
public final class TestTls {

	private static final X509Bundle AUTHORITY = authority("CN=Test CA, O=Example");

	private static final X509Bundle HOST = issue(
			new CertificateBuilder().subject("CN=localhost, O=Example").addSanIpAddress("127.0.0.1"), AUTHORITY);

	/**
	 * A user of the authority that servers trust.
	 */
	public static final X509Bundle USER = issue(new CertificateBuilder().subject("CN=Jane Doe, O=Example"), AUTHORITY);

	/**
	 * The name of {@link #USER} as servers know it.
	 */
	public static final String USER_NAME = "/O=Example/CN=Jane Doe";

	/**
	 * Another user of the authority that servers trust.
	 */
	public static final X509Bundle OTHER_USER = issue(new CertificateBuilder().subject("CN=John Roe, O=Example"),
			AUTHORITY);

	/**
	 * A user of an authority that servers do not trust, though it has the name of the
	 * other one: clients show only certificates of authorities that a server names.
	 */
	public static final X509Bundle STRANGER = issue(new CertificateBuilder().subject("CN=Jane Doe, O=Example"),
			authority("CN=Test CA, O=Example"));

	private static final Executor EXECUTOR = Executors.newCachedThreadPool(new BlockingThreadFactory("tls"));

	private TestTls() {
	}

	/**
	 * Make the TLS of a server.
	 * @param clientAuth whether clients need a certificate
	 * @return makes its TLS handlers
	 */
	public static TlsEndpoint server(ClientAuth clientAuth) {
		return server(clientAuth, Duration.ofSeconds(10));
	}

	/**
	 * Make the TLS of a server.
	 * @param clientAuth whether clients need a certificate
	 * @param handshakeTimeout how long a handshake may take
	 * @return makes its TLS handlers
	 */
	public static TlsEndpoint server(ClientAuth clientAuth, Duration handshakeTimeout) {
		return server(clientAuth, handshakeTimeout, EXECUTOR);
	}

	/**
	 * Make the TLS of a server.
	 * @param clientAuth whether clients need a certificate
	 * @param handshakeTimeout how long a handshake may take
	 * @param executor runs the delegated tasks
	 * @return makes its TLS handlers
	 */
	public static TlsEndpoint server(ClientAuth clientAuth, Duration handshakeTimeout, Executor executor) {
		SslContext context = serverContext(clientAuth);
		return new TlsEndpoint(() -> context, handshakeTimeout, executor);
	}

	/**
	 * Connect to a port of loopback.
	 * @param port the port
	 * @param protocol the version of TLS
	 * @param user the certificate to show, if any
	 * @return the peer, which has done its part of the handshake
	 * @throws IOException if it cannot connect
	 */
	public static RawPeer connect(int port, String protocol, @Nullable X509Bundle user) throws IOException {
		return new RawPeer(wrap(RawPeer.connect(port).socket(), protocol, user));
	}

	/**
	 * Start TLS on a connected socket.
	 * @param socket the socket, which is closed with the TLS one
	 * @param protocol the version of TLS
	 * @param user the certificate to show, if any
	 * @return the TLS socket
	 * @throws IOException if the handshake fails
	 */
	public static SSLSocket wrap(Socket socket, String protocol, @Nullable X509Bundle user) throws IOException {
		SSLSocket wrapped = (SSLSocket) clientContext(user).getSocketFactory()
			.createSocket(socket, "127.0.0.1", socket.getPort(), true);
		wrapped.setEnabledProtocols(new String[] { protocol });
		wrapped.startHandshake();
		return wrapped;
	}

	/**
	 * Return what a client needs to make handshakes.
	 * @param user the certificate to show, if any
	 * @return the context
	 */
	public static SSLContext clientContext(@Nullable X509Bundle user) {
		try {
			KeyManager[] keys = (user != null) ? user.toKeyManagerFactory().getKeyManagers() : null;
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys, new TrustManager[] { AUTHORITY.toTrustManager() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the first bytes that a client sends.
	 * @param protocol the version of TLS
	 * @return a whole client hello
	 */
	public static byte[] clientHello(String protocol) {
		try {
			SSLEngine engine = clientContext(null).createSSLEngine("127.0.0.1", 1);
			engine.setUseClientMode(true);
			engine.setEnabledProtocols(new String[] { protocol });
			ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
			engine.wrap(ByteBuffer.allocate(0), hello);
			return Arrays.copyOf(hello.array(), hello.position());
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the TLS of a client of ours, which shows the certificate of {@link #USER}.
	 * @param protocol the version of TLS
	 * @return the endpoint
	 */
	public static TlsEndpoint client(String protocol) {
		return client(protocol, PeerVerifier.validity());
	}

	/**
	 * Return the TLS of a client of ours that checks the service once more after the
	 * handshake.
	 * @param protocol the version of TLS
	 * @param verifier checks the service
	 * @return the endpoint
	 */
	public static TlsEndpoint client(String protocol, PeerVerifier verifier) {
		try {
			SslContext context = SslContextBuilder.forClient()
				.sslProvider(SslProvider.JDK)
				.keyManager(USER.getKeyPair().getPrivate(), USER.getCertificatePath())
				.trustManager(AUTHORITY.getRootCertificate())
				.protocols(protocol)
				.build();
			return new TlsEndpoint(() -> context, Duration.ofSeconds(10), EXECUTOR, verifier);
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Do the TLS of a service on the socket of a peer.
	 * @param peer the peer, whose socket is taken over
	 * @return the peer as seen through TLS
	 * @throws IOException if it cannot be done
	 */
	public static RawPeer accept(RawPeer peer) throws IOException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(HOST.toKeyManagerFactory().getKeyManagers(), null, null);
			SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(peer.socket(), null, true);
			socket.startHandshake();
			return new RawPeer(socket);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SslContext serverContext(ClientAuth clientAuth) {
		try {
			return SslContextBuilder.forServer(HOST.getKeyPair().getPrivate(), HOST.getCertificatePath())
				.sslProvider(SslProvider.JDK)
				.clientAuth(clientAuth)
				.trustManager(AUTHORITY.getRootCertificate())
				.build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Bundle authority(String subject) {
		try {
			return new CertificateBuilder().subject(subject).setIsCertificateAuthority(true).buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static X509Bundle issue(CertificateBuilder certificate, X509Bundle issuer) {
		try {
			return certificate.buildIssuedBy(issuer);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}

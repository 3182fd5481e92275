package io.diset.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Listens on a free port of loopback, for tests that are the service themselves.
 */
public final class RawService implements AutoCloseable {

	private static final int TIMEOUT = 10_000;

	private final ServerSocket socket;

	public RawService() {
		this(0);
	}

	private RawService(int port) {
		try {
			this.socket = new ServerSocket();
			this.socket.setReuseAddress(true);
			this.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.socket.setSoTimeout(TIMEOUT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static RawService onPort(int port) {
		return new RawService(port);
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	public String url(String service) {
		return "dip://127.0.0.1:%d/%s".formatted(port(), service);
	}

	/**
	 * Wait for a client.
	 * @return the client
	 * @throws IOException if there is none within ten seconds
	 */
	public RawPeer accept() throws IOException {
		return new RawPeer(this.socket.accept());
	}

	/**
	 * Wait for a client and accept whatever it proposes.
	 * @return the client
	 * @throws IOException if there is none within ten seconds
	 */
	public RawPeer acceptOpen() throws IOException {
		RawPeer client = accept();
		for (int reply = 0; reply < 2; reply++) {
			client.receive();
			client.send("{\"OK\": true, \"Value\": null}");
		}
		return client;
	}

	/**
	 * Look whether a further client has connected.
	 * @return whether there is one
	 * @throws IOException if the socket is closed
	 */
	public boolean isAnyoneWaiting() throws IOException {
		return isAnyoneWaitingWithin(Duration.ofMillis(1));
	}

	/**
	 * Look whether a further client connects.
	 * @param time how long to look
	 * @return whether there is one
	 * @throws IOException if the socket is closed
	 */
	public boolean isAnyoneWaitingWithin(Duration time) throws IOException {
		this.socket.setSoTimeout(Math.toIntExact(time.toMillis()));
		try {
			this.socket.accept().close();
			return true;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		finally {
			this.socket.setSoTimeout(TIMEOUT);
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

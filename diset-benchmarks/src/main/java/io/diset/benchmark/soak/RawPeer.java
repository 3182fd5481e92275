package io.diset.benchmark.soak;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * A peer that does on its socket what a client would never do.
 */
final class RawPeer implements AutoCloseable {

	private static final int TIMEOUT = Math.toIntExact(World.PATIENCE.toMillis());

	private static final int NARROW = 4096;

	private final Socket transport;

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	private RawPeer(Socket transport, Socket socket) throws IOException {
		this.transport = transport;
		this.socket = socket;
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
	}

	/**
	 * Connect without TLS.
	 * @param port the port of the service
	 * @return the peer
	 * @throws IOException if it cannot connect
	 */
	static RawPeer plain(int port) throws IOException {
		Socket transport = transport(port);
		return new RawPeer(transport, transport);
	}

	/**
	 * Connect. The handshake begins when something is sent or received.
	 * @param port the port of the service
	 * @param tls what it shows and trusts
	 * @return the peer
	 * @throws IOException if it cannot connect
	 */
	static RawPeer secure(int port, SSLContext tls) throws IOException {
		Socket transport = transport(port);
		try {
			return new RawPeer(transport, tls.getSocketFactory().createSocket(transport, "localhost", port, true));
		}
		catch (IOException ex) {
			transport.close();
			throw ex;
		}
	}

	private static Socket transport(int port) throws IOException {
		Socket transport = new Socket();
		try {
			transport.setReceiveBufferSize(NARROW);
			transport.setTcpNoDelay(true);
			transport.setSoTimeout(TIMEOUT);
			transport.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
			return transport;
		}
		catch (IOException ex) {
			transport.close();
			throw ex;
		}
	}

	RawPeer send(byte... bytes) throws IOException {
		this.out.write(bytes);
		this.out.flush();
		return this;
	}

	RawPeer sendText(String text) throws IOException {
		return send(text.getBytes(StandardCharsets.UTF_8));
	}

	RawPeer sendFrame(String body) throws IOException {
		return sendText(frame(body));
	}

	/**
	 * Propose and send connect arguments, and read both replies.
	 * @return this peer
	 * @throws IOException if the service does not accept it
	 */
	RawPeer open() throws IOException {
		// Says that it is one of this library, so that the service does not wait for
		// minutes as it does for Python peers
		sendFrame(proposal(SoakMessages.SERVICE));
		expect("\"OK\": true", receiveFrame());
		sendFrame("{\"OK\": true, \"Value\": [\"0123456789abcdef0123456789abcdef\", {}]}");
		expect("\"OK\": true", receiveFrame());
		return this;
	}

	static String proposal(String service) {
		return "{\"OK\": true, \"Value\": [[\"" + service
				+ "\", \"Setup\", \"vo\"], [\"Connection\", \"new\"], \"\", \"diset-java/0.1.0\"]}";
	}

	static String frame(String body) {
		return body.getBytes(StandardCharsets.UTF_8).length + ":" + body;
	}

	/**
	 * Return the body of a message.
	 * @param name the name of the message
	 * @param values the values as JSON, in the order of the names of their attributes
	 * @return the body
	 */
	static String message(String name, String values) {
		return "{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"" + name + "\", \"attrs\": [false, [" + values
				+ "]]}}";
	}

	/**
	 * Receive a frame. Keep-alives and what is announced to everybody do not count.
	 * @return the body of the frame
	 * @throws IOException if there is none
	 */
	String receiveFrame() throws IOException {
		while (true) {
			StringBuilder header = new StringBuilder();
			for (int next = read(); next != ':'; next = read()) {
				header.append((char) next);
			}
			boolean keepAlive = header.indexOf("dka") == 0;
			int length = Integer.parseInt(header.substring(keepAlive ? 3 : 0));
			String body = new String(this.in.readNBytes(length), StandardCharsets.UTF_8);
			if (keepAlive && body.contains("\"kaping\": true")) {
				sendText("dka" + frame(body.replace("\"kaping\": true", "\"kaping\": false")));
			}
			else if (!keepAlive && !body.contains("\"Announcement\"")) {
				return body;
			}
		}
	}

	/**
	 * Receive until the service closes, in whatever way.
	 * @return what came as text
	 * @throws IOException if it does not close
	 */
	String receiveToEnd() throws IOException {
		StringBuilder received = new StringBuilder();
		byte[] buffer = new byte[8192];
		try {
			for (int count = this.in.read(buffer); count >= 0; count = this.in.read(buffer)) {
				received.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
			}
		}
		catch (SSLException | SocketException | EOFException ex) {
			return received + " and then " + ex.getMessage();
		}
		return received.toString();
	}

	static void expect(String part, String text) {
		if (!text.contains(part)) {
			throw new IllegalStateException("Expected %s, got %s".formatted(part, text));
		}
	}

	/**
	 * Reset the connection instead of closing it.
	 * @throws IOException if it cannot be reset
	 */
	void reset() throws IOException {
		this.transport.setSoLinger(true, 0);
		this.transport.close();
	}

	/**
	 * Close the socket without a word of TLS.
	 * @throws IOException if it cannot be closed
	 */
	void vanish() throws IOException {
		this.transport.close();
	}

	@Override
	public void close() throws IOException {
		try {
			this.socket.close();
		}
		catch (SocketException | SSLException ex) {
			// The service was faster
		}
		finally {
			this.transport.close();
		}
	}

	private int read() throws IOException {
		int next = this.in.read();
		if (next < 0) {
			throw new EOFException("The service has closed");
		}
		return next;
	}

}

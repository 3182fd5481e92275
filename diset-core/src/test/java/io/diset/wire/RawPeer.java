package io.diset.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A peer that sends and expects bytes on a plain or TLS socket. Every wait ends with an
 * exception after ten seconds.
 */
public final class RawPeer implements AutoCloseable {

	private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(10).toMillis());

	private static final int NARROW = 4096;

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	public RawPeer(Socket socket) throws IOException {
		this.socket = socket;
		socket.setSoTimeout(TIMEOUT);
		socket.setTcpNoDelay(true);
		this.in = socket.getInputStream();
		this.out = socket.getOutputStream();
	}

	/**
	 * Connect to a port of loopback.
	 * @param port the port
	 * @return the peer
	 * @throws IOException if it cannot connect
	 */
	public static RawPeer connect(int port) throws IOException {
		return connect(new Socket(), port);
	}

	/**
	 * Connect to a port of loopback with a receive buffer of a few kilobytes, so that the
	 * other side feels soon that this one does not read.
	 * @param port the port
	 * @return the peer
	 * @throws IOException if it cannot connect
	 */
	public static RawPeer connectNarrow(int port) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(NARROW);
		return connect(socket, port);
	}

	private static RawPeer connect(Socket socket, int port) throws IOException {
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
		return new RawPeer(socket);
	}

	public Socket socket() {
		return this.socket;
	}

	/**
	 * Send text as it is, in one write.
	 * @param text the text
	 * @return this peer
	 * @throws IOException if it cannot be sent
	 */
	public RawPeer sendText(String text) throws IOException {
		this.out.write(text.getBytes(StandardCharsets.UTF_8));
		this.out.flush();
		return this;
	}

	/**
	 * Send text one byte at a time.
	 * @param text the text
	 * @return this peer
	 * @throws IOException if it cannot be sent
	 */
	public RawPeer sendBytewise(String text) throws IOException {
		for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
			this.out.write(next);
			this.out.flush();
		}
		return this;
	}

	/**
	 * Send a frame.
	 * @param body the body of the frame
	 * @return this peer
	 * @throws IOException if it cannot be sent
	 */
	public RawPeer send(String body) throws IOException {
		return sendText(frame(body));
	}

	/**
	 * Say that nothing more will be sent, and go on receiving.
	 * @return this peer
	 * @throws IOException if the other side is gone already
	 */
	public RawPeer endOutput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/**
	 * Propose and send connect arguments, and read both replies.
	 * @param service the service
	 * @param arguments the connect arguments
	 * @return the value of the second reply's body
	 * @throws IOException if there is no reply
	 */
	public String open(String service, String arguments) throws IOException {
		send(proposal(service));
		receive();
		send("{\"OK\": true, \"Value\": [\"0123456789abcdef0123456789abcdef\", " + arguments + "]}");
		return receive();
	}

	/**
	 * Return a frame.
	 * @param body the body of the frame
	 * @return the frame
	 */
	public static String frame(String body) {
		return body.getBytes(StandardCharsets.UTF_8).length + ":" + body;
	}

	/**
	 * Return the frame that tells an error.
	 * @param errno the number of the error
	 * @param text the text of the error as JSON has it, without quotes
	 * @return the frame
	 */
	public static String error(int errno, String text) {
		return frame("{\"OK\": false, \"Errno\": %d, \"Message\": \"%s\"}".formatted(errno, text));
	}

	/**
	 * Return a keep-alive frame.
	 * @param id the id as JSON
	 * @param ping whether it asks for an answer
	 * @return the frame
	 */
	public static String keepAlive(String id, boolean ping) {
		return "dka" + frame("{\"OK\": true, \"Value\": {\"id\": %s, \"kaping\": %s}}".formatted(id, ping));
	}

	/**
	 * Return the body of a proposal as the original sends it.
	 * @param service the service
	 * @return the body
	 */
	public static String proposal(String service) {
		return proposal(service, "9.0.0a31");
	}

	/**
	 * Return the body of a proposal.
	 * @param service the service
	 * @param version the version that it says, without what JSON would escape
	 * @return the body
	 */
	public static String proposal(String service, String version) {
		return "{\"OK\": true, \"Value\": [[\"" + service
				+ "\", \"PeerSetup\", \"dteam\"], [\"Connection\", \"new\"], \"\", \"" + version + "\"]}";
	}

	/**
	 * Return the body of a message as the original sends it.
	 * @param name the name of the message
	 * @param values the values as JSON
	 * @return the body
	 */
	public static String message(String name, String values) {
		return "{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"" + name + "\", \"attrs\": [false, [" + values
				+ "]]}}";
	}

	/**
	 * Receive a frame.
	 * @return the body of the frame
	 * @throws IOException if there is none
	 */
	public String receive() throws IOException {
		StringBuilder length = new StringBuilder();
		for (int next = read(); next != ':'; next = read()) {
			length.append((char) next);
		}
		return receiveText(Integer.parseInt(length.toString()));
	}

	/**
	 * Receive a frame or a keep-alive.
	 * @return the frame with its header as it came
	 * @throws IOException if there is none
	 */
	public String receiveFrame() throws IOException {
		StringBuilder header = new StringBuilder();
		for (int next = read(); next != ':'; next = read()) {
			header.append((char) next);
		}
		int length = Integer.parseInt(header.toString().replaceFirst("^dka", ""));
		return header + ":" + receiveText(length);
	}

	/**
	 * Receive text of a length.
	 * @param length the length in bytes
	 * @return the text
	 * @throws IOException if the stream ends before
	 */
	public String receiveText(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (bytes.length < length) {
			throw new IOException("The stream ended after: " + text);
		}
		return text;
	}

	/**
	 * Send a keep-alive and wait for its answer: the other side has seen then what was
	 * sent before, and what it sends at once is received before.
	 * @return this peer
	 * @throws IOException if something else comes
	 */
	public RawPeer sync() throws IOException {
		String answer = keepAlive("\"sync\"", false);
		String received = sendText(keepAlive("\"sync\"", true)).receiveText(answer.length());
		if (!received.equals(answer)) {
			throw new IOException("Expected the answer to a keep-alive, got: " + received);
		}
		return this;
	}

	/**
	 * Receive what comes until the other side ends the stream.
	 * @return the text
	 * @throws IOException if it does not end, or is reset
	 */
	public String receiveToEnd() throws IOException {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		this.in.transferTo(received);
		return received.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Reset the connection instead of closing it.
	 * @throws IOException if it cannot be reset
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private int read() throws IOException {
		int next = this.in.read();
		if (next < 0) {
			throw new IOException("The stream ended");
		}
		return next;
	}

}

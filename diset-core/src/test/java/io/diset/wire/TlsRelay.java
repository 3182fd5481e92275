package io.diset.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands between one TLS client and a server, and notes the records that both send.
 */
public final class TlsRelay implements AutoCloseable {

	/**
	 * The content type of alerts.
	 */
	public static final int ALERT = 21;

	/**
	 * The content type of application data, and of everything encrypted in TLS 1.3.
	 */
	public static final int APPLICATION_DATA = 23;

	/**
	 * Noted where the server ended the stream.
	 */
	public static final TlsRecord END = new TlsRecord(-1, 0);

	private final BlockingQueue<TlsRecord> records = new LinkedBlockingQueue<>();

	private final BlockingQueue<TlsRecord> clientRecords = new LinkedBlockingQueue<>();

	private final ServerSocket listener;

	private final Socket server;

	private Socket client = new Socket();

	/**
	 * Create a relay.
	 * @param target the port of the server
	 * @throws IOException if it cannot be reached
	 */
	public TlsRelay(int target) throws IOException {
		this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.server = new Socket(InetAddress.getLoopbackAddress(), target);
		new Thread(this::relay, "relay").start();
	}

	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Wait for the end of the stream.
	 * @return the records that the server sent, with {@link #END} as the last
	 * @throws InterruptedException if interrupted
	 */
	public List<TlsRecord> awaitEnd() throws InterruptedException {
		return awaitEnd(this.records);
	}

	/**
	 * Wait for the end of the stream of the client.
	 * @return the records that the client sent, with {@link #END} as the last
	 * @throws InterruptedException if interrupted
	 */
	public List<TlsRecord> awaitClientEnd() throws InterruptedException {
		return awaitEnd(this.clientRecords);
	}

	private static List<TlsRecord> awaitEnd(BlockingQueue<TlsRecord> records) throws InterruptedException {
		List<TlsRecord> all = new ArrayList<>();
		while (!all.contains(END)) {
			TlsRecord next = records.poll(10, TimeUnit.SECONDS);
			if (next == null) {
				throw new IllegalStateException("The stream does not end after " + all);
			}
			all.add(next);
		}
		return all;
	}

	/**
	 * Cut the connection to the server without a word of TLS.
	 * @param reset whether to reset it instead of ending it
	 * @throws IOException if it cannot be cut
	 */
	public void cut(boolean reset) throws IOException {
		if (reset) {
			this.server.setSoLinger(true, 0);
		}
		this.server.close();
	}

	/**
	 * Send bytes to the server that no client sent.
	 * @param bytes the bytes
	 * @throws IOException if they cannot be sent
	 */
	public void forge(byte... bytes) throws IOException {
		this.server.getOutputStream().write(bytes);
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		this.server.close();
		this.client.close();
	}

	private void relay() {
		try {
			this.client = this.listener.accept();
			this.client.setTcpNoDelay(true);
			this.server.setTcpNoDelay(true);
			new Thread(() -> note(this.client, this.server, this.clientRecords), "relay").start();
			note(this.server, this.client, this.records);
		}
		catch (IOException ex) {
			this.records.add(END);
		}
	}

	private static void note(Socket from, Socket to, BlockingQueue<TlsRecord> records) {
		try {
			note(new DataInputStream(from.getInputStream()), to.getOutputStream(), records);
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// One of the two is gone, which the other direction sees as well
		}
		records.add(END);
	}

	private static void note(DataInputStream in, OutputStream out, BlockingQueue<TlsRecord> records)
			throws IOException {
		byte[] header = new byte[5];
		while (true) {
			try {
				in.readFully(header);
			}
			catch (EOFException ex) {
				return;
			}
			int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
			byte[] body = in.readNBytes(length);
			records.add(new TlsRecord(header[0], length));
			byte[] record = Arrays.copyOf(header, header.length + body.length);
			System.arraycopy(body, 0, record, header.length, body.length);
			out.write(record);
		}
	}

	/**
	 * A TLS record.
	 *
	 * @param type its content type
	 * @param length the length of its encrypted content
	 */
	public record TlsRecord(int type, int length) {
	}

}

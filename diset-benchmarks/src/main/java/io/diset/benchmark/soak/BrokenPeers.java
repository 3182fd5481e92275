package io.diset.benchmark.soak;

import java.io.IOException;
import java.net.SocketException;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLException;

/**
 * Peers that do not keep to the protocol: the service has to get rid of each of them.
 */
final class BrokenPeers {

	private static final int MAX_GARBAGE = 3000;

	private BrokenPeers() {
	}

	static void garbageForTls(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.plain(world.port())) {
			sendAndAwaitEnd(peer, garbage(random));
		}
	}

	static void garbageForProposal(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user())) {
			sendAndAwaitEnd(peer, garbage(random));
		}
	}

	static void garbageForMessage(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			sendAndAwaitEnd(peer, garbage(random));
		}
	}

	static void garbageInFrame(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			byte[] garbage = garbage(random);
			peer.sendText(garbage.length + ":");
			sendAndAwaitEnd(peer, garbage);
		}
	}

	static void oversizedProposal(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user())) {
			peer.sendText("70000:{\"OK\": true, ");
			RawPeer.expect("\"OK\": false", peer.receiveToEnd());
		}
	}

	static void oversizedMessage(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			peer.sendText("99999999:{\"OK\": true, ");
			RawPeer.expect("\"OK\": false", peer.receiveToEnd());
		}
	}

	static void halfFrame(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			String frame = RawPeer.frame(RawPeer.message("Ask", "1, \"" + Conversation.text(random) + "\""));
			peer.sendText(frame.substring(0, 1 + random.nextInt(frame.length() - 1)));
			Ending.choose(random).end(world, peer, random);
		}
	}

	// What is sent may come to an end in the middle, as the service may close before
	private static void sendAndAwaitEnd(RawPeer peer, byte[] bytes) throws IOException {
		try {
			peer.send(bytes);
		}
		catch (SSLException | SocketException ex) {
			return;
		}
		peer.receiveToEnd();
	}

	private static byte[] garbage(RandomGenerator random) {
		// Long enough not to be taken for the beginning of something
		byte[] garbage = new byte[100 + random.nextInt(MAX_GARBAGE)];
		random.nextBytes(garbage);
		// Not a digit and not a record of TLS
		garbage[0] = 'x';
		return garbage;
	}

}

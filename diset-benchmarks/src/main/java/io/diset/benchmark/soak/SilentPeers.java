package io.diset.benchmark.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLEngine;

/**
 * Peers that begin something and do not go on.
 */
final class SilentPeers {

	private SilentPeers() {
	}

	static void silentTcp(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.plain(world.port())) {
			Ending.choose(random).end(world, peer, random);
		}
	}

	static void halfHandshake(World world, RandomGenerator random) throws Exception {
		byte[] hello = hello(world);
		try (RawPeer peer = RawPeer.plain(world.port())) {
			int length = random.nextBoolean() ? hello.length : 1 + random.nextInt(hello.length - 1);
			byte[] part = new byte[length];
			System.arraycopy(hello, 0, part, 0, length);
			peer.send(part);
			Ending.choose(random).end(world, peer, random);
		}
	}

	static void noProposal(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user())) {
			// Makes the handshake
			peer.sendText("1");
			Ending.choose(random).end(world, peer, random);
		}
	}

	static void noArguments(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user())) {
			peer.sendFrame(RawPeer.proposal(SoakMessages.SERVICE));
			if (random.nextBoolean()) {
				RawPeer.expect("\"OK\": true", peer.receiveFrame());
			}
			Ending.choose(random).end(world, peer, random);
		}
	}

	private static byte[] hello(World world) throws IOException {
		SSLEngine engine = world.user().createSSLEngine("localhost", world.port());
		engine.setUseClientMode(true);
		ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
		engine.wrap(ByteBuffer.allocate(0), record);
		byte[] bytes = new byte[record.flip().remaining()];
		record.get(bytes);
		return bytes;
	}

}

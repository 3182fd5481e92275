package io.diset.benchmark.soak;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLException;

/**
 * Peers that do not read as fast as the service sends, and peers that leave while it is
 * busy with them.
 */
final class SlowPeers {

	private static final int NOTES = 200;

	private static final int SIZE = 2000;

	private static final int FLOOD = 200;

	private static final int FLOOD_NOTES = 150;

	private static final int FLOOD_SIZE = 40_000;

	private static final int WRITE_TIMEOUT_MILLIS = 4000;

	private SlowPeers() {
	}

	static void readsSlowly(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			peer.sendFrame(push(NOTES, SIZE));
			for (int i = 0; i < NOTES; i++) {
				if (i % 20 == 0) {
					world.linger(random.nextInt(300));
				}
				RawPeer.expect("\"attrs\": [false, [" + i + ", ", peer.receiveFrame());
			}
			RawPeer.expect("\"Answer\"", peer.receiveFrame());
			world.tally().add("notes received slowly", NOTES);
		}
	}

	static void pauses(World world, RandomGenerator random) throws Exception {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			// More than the buffers of both sockets hold
			peer.sendFrame(push(FLOOD_NOTES, FLOOD_SIZE));
			world.linger(random.nextInt(3 * WRITE_TIMEOUT_MILLIS));
			if (random.nextBoolean()) {
				peer.receiveFrame();
			}
			if (random.nextBoolean()) {
				peer.reset();
			}
			else {
				peer.vanish();
			}
		}
		catch (SSLException | SocketException | EOFException ex) {
			world.tally().add("peers given up by the service");
		}
	}

	static void leavesWork(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			for (int i = 0; i < FLOOD; i++) {
				int kind = random.nextInt(4);
				peer.sendFrame((kind == 0) ? RawPeer.message("AskSlow", i + ", 5")
						: (kind == 1) ? RawPeer.message("AskLater", i + ", 5")
								: (kind == 2) ? push(3, SIZE) : RawPeer.message("AskLoop", i + ", \"text\""));
			}
			if (random.nextBoolean()) {
				peer.reset();
			}
			else {
				peer.vanish();
			}
		}
	}

	private static String push(int notes, int size) {
		// Acknowledged, count, id, size
		return RawPeer.message("Push", "false, " + notes + ", 1, " + size);
	}

}

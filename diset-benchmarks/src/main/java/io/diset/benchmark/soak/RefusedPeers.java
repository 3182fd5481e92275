package io.diset.benchmark.soak;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLException;

import io.diset.benchmark.soak.SoakMessages.Fail;
import io.diset.client.MessageClient;
import io.diset.connection.CloseReason;
import io.diset.connection.RefusedByPeerException;

/**
 * Peers that keep to the protocol and are refused all the same.
 */
final class RefusedPeers {

	private RefusedPeers() {
	}

	static void failingHandler(World world, RandomGenerator random) throws Exception {
		MessageClient client = world.client();
		CompletableFuture<CloseReason> end = new CompletableFuture<>();
		client.onDisconnect(end::complete);
		try {
			client.connect().block(World.PATIENCE);
			client.send(new Fail(random.nextInt())).block(World.PATIENCE);
			CloseReason reason = end.get(World.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			RawPeer.expect("Server error while serving Fail", reason.text());
		}
		finally {
			client.close().block(World.PATIENCE);
		}
	}

	static void refusedByHandler(World world, RandomGenerator random) {
		MessageClient client = world.client();
		try {
			client.connect(Map.of("refuse", true)).block(World.PATIENCE);
			throw new IllegalStateException("Expected a refusal, got connected");
		}
		catch (RefusedByPeerException ex) {
			RawPeer.expect(SoakService.REFUSAL, String.valueOf(ex.getMessage()));
		}
		finally {
			client.close().block(World.PATIENCE);
		}
	}

	static void unknownMessage(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			peer.sendFrame(RawPeer.message("Unknown", "1"));
			RawPeer.expect("\"OK\": false", peer.receiveFrame());
			peer.receiveToEnd();
		}
	}

	static void wrongTypes(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user()).open()) {
			peer.sendFrame(RawPeer.message("Ask", "\"no number\", 1"));
			RawPeer.expect("\"OK\": false", peer.receiveFrame());
			peer.receiveToEnd();
		}
	}

	static void unknownService(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.user())) {
			peer.sendFrame(RawPeer.proposal("Benchmark/Nothing"));
			RawPeer.expect("\"OK\": false", peer.receiveFrame());
			peer.receiveToEnd();
		}
	}

	static void untrusted(World world, RandomGenerator random) throws IOException {
		try (RawPeer peer = RawPeer.secure(world.port(), world.stranger())) {
			peer.open();
			throw new IllegalStateException("Expected to be refused without a trusted certificate");
		}
		catch (SSLException | SocketException | EOFException ex) {
			world.tally().add("certificates refused");
		}
	}

}

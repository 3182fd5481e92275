package io.diset.benchmark.soak;

import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * How a peer ends that is in the middle of something.
 */
enum Ending {

	/**
	 * It closes.
	 */
	CLOSE {
		@Override
		void end(World world, RawPeer peer, RandomGenerator random) throws IOException {
			peer.close();
		}
	},

	/**
	 * It closes its socket without a word of TLS.
	 */
	VANISH {
		@Override
		void end(World world, RawPeer peer, RandomGenerator random) throws IOException {
			peer.vanish();
		}
	},

	/**
	 * It resets the connection.
	 */
	RESET {
		@Override
		void end(World world, RawPeer peer, RandomGenerator random) throws IOException {
			peer.reset();
		}
	},

	/**
	 * It resets the connection after a time.
	 */
	RESET_LATER {
		@Override
		void end(World world, RawPeer peer, RandomGenerator random) throws IOException, InterruptedException {
			world.linger(random.nextInt(1500));
			peer.reset();
		}
	},

	/**
	 * It waits until the service gives it up, which takes no longer than a deadline of
	 * the service.
	 */
	BE_GIVEN_UP {
		@Override
		void end(World world, RawPeer peer, RandomGenerator random) throws IOException {
			peer.receiveToEnd();
			world.tally().add("peers given up by the service");
		}
	};

	abstract void end(World world, RawPeer peer, RandomGenerator random) throws IOException, InterruptedException;

	/**
	 * Choose an ending.
	 * @param random decides
	 * @return one of them
	 */
	static Ending choose(RandomGenerator random) {
		return values()[random.nextInt(values().length)];
	}

}

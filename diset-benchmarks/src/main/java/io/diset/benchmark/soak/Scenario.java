package io.diset.benchmark.soak;

import java.util.random.RandomGenerator;

/**
 * What a peer does from connecting to its end, by one thread that may block. When the
 * round is over, it comes to an end within seconds.
 */
@FunctionalInterface
interface Scenario {

	/**
	 * Do it.
	 * @param world where the service is, and who counts
	 * @param random decides what is left to chance
	 * @throws Exception if the service does not behave as it should
	 */
	void run(World world, RandomGenerator random) throws Exception;

}

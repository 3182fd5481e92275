package io.diset.benchmark.load.result;

import java.util.List;
import java.util.Map;

/**
 * Rounds for tests.
 */
public final class Rounds {

	private Rounds() {
	}

	/**
	 * Return three rounds of two contenders in W4.
	 * @return the rounds
	 */
	public static List<Round> all() {
		return List.of(round("diset", 1, 500), round("limit", 1, 1000), round("diset", 2, 600), round("limit", 2, 1200),
				round("diset", 3, 700), round("limit", 3, 1100));
	}

	/**
	 * Return a round of W4.
	 * @param contender the contender
	 * @param number the number of the round
	 * @param rate the rate
	 * @return the round
	 */
	public static Round round(String contender, int number, double rate) {
		return new Round("W4", "jdk-nio", contender, number,
				Map.of(Figure.RATE.key(), rate, Figure.SERVER_CPU.key(), 1000 / rate));
	}

}

package io.diset.benchmark.load.peer;

/**
 * How messages are sent.
 *
 * @since 0.1.0
 */
public enum Wire {

	/**
	 * As a contender does it by itself.
	 */
	PLAIN,

	/**
	 * With an acknowledgement for each ping.
	 */
	ACKNOWLEDGED,

	/**
	 * In the older encoding.
	 */
	DENCODE,

	/**
	 * Each frame in a TLS record of its own, as the original has it.
	 */
	SINGLE_RECORDS

}

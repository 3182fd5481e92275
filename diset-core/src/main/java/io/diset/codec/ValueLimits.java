package io.diset.codec;

/**
 * What one value may make a reader build, in either encoding. The size of text is bounded
 * by the frame.
 */
final class ValueLimits {

	/**
	 * Levels of lists, dicts and what is written as one of them.
	 */
	static final int MAX_DEPTH = 100;

	/**
	 * Elements, keys and values of a whole body.
	 */
	static final int MAX_VALUES = 1_000_000;

	/**
	 * The limit of a Python peer, see {@code sys.int_info.default_max_str_digits}.
	 */
	static final int MAX_DIGITS = 4300;

	private ValueLimits() {
	}

}

package io.diset.message;

/**
 * Bounds how deep values hold each other, since one may hold itself.
 */
final class Depth {

	/**
	 * As many levels as the encodings can carry.
	 */
	private static final int MAX = 100;

	private Depth() {
	}

	/**
	 * Go one level deeper.
	 * @param depth the depth of a value
	 * @return the depth of the values in it
	 * @throws ValueException if that is too deep
	 */
	static int below(int depth) {
		if (depth >= MAX) {
			throw new ValueException("", " has more than %d levels".formatted(MAX), null);
		}
		return depth + 1;
	}

}

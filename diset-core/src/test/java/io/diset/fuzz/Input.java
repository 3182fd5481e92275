package io.diset.fuzz;

import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;

/**
 * The input of a fuzz test that gets a stream: the first byte says how the rest is split.
 * So an input is readable, and one that was found can be made smaller by hand.
 */
final class Input {

	private static final int MAX_PIECE_BITS = 8;

	private final byte[] stream;

	private final SplittableRandom random;

	private Input(byte[] stream, long seed) {
		this.stream = stream;
		this.random = new SplittableRandom(seed);
	}

	static Input of(byte[] input) {
		return (input.length > 0) ? new Input(Arrays.copyOfRange(input, 1, input.length), input[0])
				: new Input(input, 0);
	}

	byte[] stream() {
		return this.stream;
	}

	/**
	 * Return one of some choices, which depends on the input and on what was asked for
	 * before.
	 * @param choices how many choices there are
	 * @return a number from 0
	 */
	int choose(int choices) {
		return this.random.nextInt(choices);
	}

	/**
	 * Return the pieces of the stream, small ones and large ones.
	 * @return the pieces, none of them empty
	 */
	Iterable<byte[]> pieces() {
		return () -> new Iterator<>() {

			private int position;

			@Override
			public boolean hasNext() {
				return this.position < Input.this.stream.length;
			}

			@Override
			public byte[] next() {
				int length = 1 + choose(1 << choose(MAX_PIECE_BITS + 1));
				int end = Math.min(this.position + length, Input.this.stream.length);
				byte[] piece = Arrays.copyOfRange(Input.this.stream, this.position, end);
				this.position = end;
				return piece;
			}

		};
	}

}

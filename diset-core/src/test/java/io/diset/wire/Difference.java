package io.diset.wire;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where we deliberately do not send what the original sent.
 *
 * @param recording the name of the recording
 * @param reason why
 * @param change makes what we send of what the original sent
 */
public record Difference(String recording, String reason, UnaryOperator<WireFrame> change) {

	/**
	 * Return what we send in place of the original.
	 * @param differences all differences
	 * @param recording the name of the recording
	 * @param recorded what the original sent
	 * @return what we send
	 */
	public static WireFrame expected(List<Difference> differences, String recording, WireFrame recorded) {
		WireFrame expected = recorded;
		for (Difference difference : differences) {
			if (difference.recording().equals(recording)) {
				expected = difference.change().apply(expected);
			}
		}
		return expected;
	}

}

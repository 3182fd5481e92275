package io.diset.wire;

/**
 * The side of a recorded conversation that is not played but tested.
 */
public interface TestedSide {

	/**
	 * Make this side send what the original sent, unless it does that by itself.
	 * @param recorded what the original sent
	 */
	default void act(WireFrame recorded) {
	}

	/**
	 * Return what this side is expected to send, but for ids that it makes.
	 * @param recorded what the original sent
	 * @return what is expected
	 */
	WireFrame expected(WireFrame recorded);

}

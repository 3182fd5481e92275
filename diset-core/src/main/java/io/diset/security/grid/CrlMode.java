package io.diset.security.grid;

/**
 * What revocation lists are needed for.
 *
 * @since 0.1.0
 */
public enum CrlMode {

	/**
	 * Each authority must have a list that is not out of date.
	 */
	REQUIRE,

	/**
	 * An authority without a list revokes nothing. Where there is a list that is out of
	 * date or cannot be read, everything of its authority is refused.
	 */
	IF_VALID,

	/**
	 * Lists are not looked at.
	 */
	IGNORE

}

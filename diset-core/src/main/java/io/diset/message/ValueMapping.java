package io.diset.message;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The way between the values that travel and those of a Java class. Immutable once a
 * record is resolved.
 */
interface ValueMapping {

	/**
	 * Return the types that the values have when they travel.
	 * @return the types
	 */
	Set<AttributeType> types();

	/**
	 * Make a value of the class of one that a peer sent.
	 * @param value the value that was sent
	 * @param depth how many values it is in
	 * @return the value of the class
	 * @throws ValueException if it does not fit
	 */
	@Nullable Object read(@Nullable Object value, int depth);

	/**
	 * Make a value that can travel of one of the class.
	 * @param value the value of the class
	 * @param depth how many values it is in
	 * @return the canonical value
	 * @throws ValueException if it does not fit
	 */
	@Nullable Object write(@Nullable Object value, int depth);

}

package io.diset.message;

import java.lang.invoke.MethodHandle;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a record is taken apart and made: all that has to be looked up is looked up.
 *
 * @param attributes its components, in their order
 * @param constructor its constructor, from an array of objects to an object
 */
record RecordPlan(List<RecordAttribute> attributes, MethodHandle constructor) {

	Object create(@Nullable Object[] arguments) {
		try {
			return (Object) this.constructor.invokeExact(arguments);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new ValueException("", " was refused by its class", ex);
		}
	}

}

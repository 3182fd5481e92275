package io.diset.message;

import java.lang.invoke.MethodHandle;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A component of a record as an attribute.
 *
 * @param name the name of the attribute
 * @param types the types that it is declared with
 * @param mapping maps its values
 * @param accessor the accessor of the component, from object to object
 */
record RecordAttribute(String name, Set<AttributeType> types, ValueMapping mapping, MethodHandle accessor) {

	@Nullable Object read(@Nullable Object value, int depth) {
		try {
			return this.mapping.read(value, depth);
		}
		catch (ValueException ex) {
			throw ex.in("." + this.name);
		}
	}

	@Nullable Object write(Object record, int depth) {
		try {
			return this.mapping.write(get(record), depth);
		}
		catch (ValueException ex) {
			throw ex.in("." + this.name);
		}
	}

	boolean isOptional() {
		return this.mapping.types().contains(AttributeType.ANY);
	}

	private @Nullable Object get(Object record) {
		try {
			return (Object) this.accessor.invokeExact(record);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new ValueException("", " cannot be read", ex);
		}
	}

}

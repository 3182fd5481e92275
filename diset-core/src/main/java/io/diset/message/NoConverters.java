package io.diset.message;

/**
 * Converts nothing.
 */
enum NoConverters implements AttributeConverters {

	INSTANCE;

	@Override
	public boolean canConvert(Class<?> source, Class<?> target) {
		return false;
	}

	@Override
	public Object convert(Object value, Class<?> target) {
		throw new UnsupportedOperationException("No converter");
	}

}

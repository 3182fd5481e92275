package io.diset.codec;

import org.jspecify.annotations.Nullable;

/**
 * A key of a dict. Keys are text in JSON and in Java; Python and DEncode have others as
 * well, which become the text that Python's {@code json.dumps} makes of them.
 */
final class DictKey {

	private DictKey() {
	}

	static boolean isPossible(@Nullable Object key) {
		return key == null || key instanceof String || key instanceof Number || key instanceof Boolean;
	}

	/**
	 * Return a key as text.
	 * @param key a possible key
	 * @return the text
	 */
	static String toText(@Nullable Object key) {
		if (key == null) {
			return "null";
		}
		if (key instanceof Double || key instanceof Float) {
			return PythonFloat.toText(((Number) key).doubleValue());
		}
		return key.toString();
	}

}

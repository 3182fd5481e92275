package io.diset.security.registry;

/**
 * Texts of somebody else, made fit for a log: quoted, short and on one line.
 */
final class LogText {

	private static final int MAX_LENGTH = 80;

	private LogText() {
	}

	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("'");
		text.codePoints()
			.limit(MAX_LENGTH)
			.map((c) -> (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
					|| Character.getType(c) == Character.LINE_SEPARATOR
					|| Character.getType(c) == Character.PARAGRAPH_SEPARATOR) ? '?' : c)
			.forEach(quoted::appendCodePoint);
		return quoted.append((text.codePointCount(0, text.length()) > MAX_LENGTH) ? "…'" : "'").toString();
	}

}

package io.diset.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bodies of messages that want an acknowledgement, and of acknowledgements.
 */
public final class Acks {

	private static final Pattern ID = Pattern.compile("\"id\": (\"[^\"]*\")");

	private Acks() {
	}

	/**
	 * Return the body of a message that wants an acknowledgement.
	 * @param name the name of the message
	 * @param values the values as JSON
	 * @param id the id as JSON
	 * @return the body
	 */
	public static String asking(String name, String values, String id) {
		return "{\"OK\": true, \"Value\": {\"request\": true, \"name\": \"%s\", \"attrs\": [true, [%s]], \"id\": %s}}"
			.formatted(name, values, id);
	}

	/**
	 * Return the body of an acknowledgement.
	 * @param id the id as JSON
	 * @return the body
	 */
	public static String ok(String id) {
		return of(id, "{\"OK\": true, \"Value\": null}");
	}

	/**
	 * Return the body of an acknowledgement that refuses the message.
	 * @param id the id as JSON
	 * @param errno the number of the error
	 * @param text why
	 * @return the body
	 */
	public static String error(String id, int errno, String text) {
		return of(id, "{\"OK\": false, \"Errno\": %d, \"Message\": \"%s\"}".formatted(errno, text));
	}

	/**
	 * Return the id of a message.
	 * @param message its text, with or without the length of the frame
	 * @return the id as JSON
	 */
	public static String idIn(String message) {
		Matcher matcher = ID.matcher(message);
		if (!matcher.find()) {
			throw new IllegalArgumentException("No id in " + message);
		}
		return matcher.group(1);
	}

	private static String of(String id, String result) {
		return "{\"OK\": true, \"Value\": {\"request\": false, \"id\": %s, \"result\": %s}}".formatted(id, result);
	}

}

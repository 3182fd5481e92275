package io.diset.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of what is answered to which bytes. A line is {@code states | peer | input |
 * answer | then | reason}, a definition {@code $NAME = text} or {@code $NAME(x) = text}
 * in which {@code x} stands as {@code $1}, or a comment that starts with {@code #}.
 */
public final class AnswerTable {

	private static final Pattern DEFINITION = Pattern.compile("\\$([A-Z_]+)(?:\\(x\\))? += (.*)");

	private static final Pattern USE = Pattern.compile("\\$([A-Z_]+)(?:\\(([^)]*)\\))?");

	private static final int COLUMNS = 6;

	private AnswerTable() {
	}

	/**
	 * Load a table.
	 * @param owner the class beside which it is
	 * @param name the name of the file
	 * @return its rows
	 * @throws IOException if it cannot be read
	 */
	public static List<Row> load(Class<?> owner, String name) throws IOException {
		Map<String, String> definitions = new HashMap<>();
		List<Row> rows = new ArrayList<>();
		try (InputStream in = owner.getResourceAsStream(name)) {
			if (in == null) {
				throw new IOException("There is no " + name);
			}
			List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			for (int i = 0; i < lines.size(); i++) {
				Matcher definition = DEFINITION.matcher(lines.get(i));
				if (definition.matches()) {
					definitions.put(definition.group(1), definition.group(2).trim());
				}
				else if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
					rows.add(row(i + 1, lines.get(i), definitions));
				}
			}
		}
		return rows;
	}

	private static Row row(int number, String line, Map<String, String> definitions) throws IOException {
		String[] cells = line.split("\\|", -1);
		if (cells.length != COLUMNS) {
			throw new IOException("Line %d has %d columns".formatted(number, cells.length));
		}
		for (int i = 0; i < COLUMNS; i++) {
			cells[i] = expand(cells[i].trim(), definitions);
		}
		return new Row(number, Arrays.asList(cells[0].split(" +")), cells[1], cells[2], cells[3], cells[4], cells[5]);
	}

	private static String expand(String text, Map<String, String> definitions) throws IOException {
		String expanded = text;
		for (Matcher use = USE.matcher(expanded); use.find(); use = USE.matcher(expanded)) {
			String meaning = definitions.get(use.group(1));
			if (meaning == null) {
				throw new IOException("Not defined: " + use.group());
			}
			String argument = (use.group(2) != null) ? use.group(2) : "";
			expanded = expanded.substring(0, use.start()) + meaning.replace("$1", argument)
					+ expanded.substring(use.end());
		}
		return expanded;
	}

	/**
	 * A row.
	 *
	 * @param line its number in the file
	 * @param states the states in which it holds
	 * @param peer the peer for which it holds
	 * @param input what is received
	 * @param answer what is sent
	 * @param then what becomes of the connection
	 * @param reason the reason that is given for its end
	 */
	public record Row(int line, List<String> states, String peer, String input, String answer, String then,
			String reason) {

		/**
		 * Return whether the row holds in a state.
		 * @param state the state
		 * @return whether it holds
		 */
		public boolean holdsIn(String state) {
			return this.states.contains(state) || this.states.contains("any");
		}

		/**
		 * Return whether the row holds for a kind of peer.
		 * @param kind the kind
		 * @return whether it holds
		 */
		public boolean holdsFor(String kind) {
			return this.peer.equals(kind) || this.peer.equals("any");
		}

		@Override
		public String toString() {
			return "line %d: %s".formatted(this.line, this.input);
		}

	}

}

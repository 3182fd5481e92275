package io.diset.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A conversation of the original, step by step.
 *
 * @param steps the steps
 */
public record Recording(List<Step> steps) {

	/**
	 * Load a recording.
	 * @param name its name
	 * @return the recording
	 */
	public static Recording load(String name) {
		List<Step> steps = new ArrayList<>();
		try (InputStream in = Objects.requireNonNull(Recording.class.getResourceAsStream(name + ".jsonl"));
				JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
			while (parser.nextToken() != null) {
				Step step = readStep(parser);
				if (step != null) {
					steps.add(step);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return new Recording(steps);
	}

	/**
	 * Return the steps of one connection.
	 * @param connection the number of the connection, from 1
	 * @return its steps
	 */
	public List<Step> ofConnection(int connection) {
		return this.steps.stream().filter((step) -> step.connection() == connection).toList();
	}

	// The first line of a file is its title
	private static @Nullable Step readStep(JsonParser parser) {
		Map<String, String> line = new HashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String key = parser.currentName();
			parser.nextToken();
			line.put(key, parser.getString());
		}
		String connection = line.get("connection");
		return (connection != null)
				? new Step(Integer.parseInt(connection), "client".equals(line.get("from")), line.get("bytes")) : null;
	}

	/**
	 * One write or close.
	 *
	 * @param connection the number of the connection
	 * @param fromClient whether the client does it, else the service
	 * @param bytes what is written, or {@code null} for a close
	 */
	public record Step(int connection, boolean fromClient, @Nullable String bytes) {
	}

}

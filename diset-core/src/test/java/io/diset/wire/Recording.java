package io.diset.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.diset.codec.Encoding;
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
	 * The names of all recordings of stable connections.
	 */
	public static final List<String> NAMES = List.of("ack-both", "ack-by-client", "ack-by-service", "attribute-order",
			"connect-arguments", "connect-refused", "connect-value", "dencode-both", "dencode-client",
			"dencode-service", "extra-attributes", "keepalive-by-client", "keepalive-by-service", "ping-pong", "push",
			"push-from-connected");

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
	 * Return the stable connections. Those for an RPC are left out.
	 * @return the steps of each connection, in order
	 */
	public List<List<Step>> connections() {
		return this.steps.stream()
			.collect(Collectors.groupingBy(Step::connection, TreeMap::new, Collectors.toList()))
			.values()
			.stream()
			.filter((connection) -> !String.valueOf(connection.get(0).bytes()).contains("RPC"))
			.toList();
	}

	/**
	 * Return the service that the client proposes to connect to.
	 * @return the name of the service
	 */
	public String service() {
		String proposal = String.valueOf(this.steps.get(0).bytes());
		return proposal.contains("Framework/PingPongX") ? "Framework/PingPongX" : "Framework/PingPong";
	}

	/**
	 * Return the encoding that a side uses throughout.
	 * @param client whether it is the client, else the service
	 * @return the encoding
	 */
	public Encoding encodingOf(boolean client) {
		return this.steps.stream()
			.filter((step) -> step.fromClient() == client)
			.findFirst()
			.orElseThrow()
			.frame()
			.encoding();
	}

	/**
	 * Return whether a side asks the other one whether it is still there.
	 * @param client whether it is the client, else the service
	 * @return whether it sends keep-alives
	 */
	public boolean hasKeepAliveOf(boolean client) {
		return this.steps.stream()
			.anyMatch((step) -> step.fromClient() == client && step.bytes() != null
					&& step.frame().lane() == WireFrame.Lane.KEEP_ALIVE);
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

		/**
		 * Return the frame that is written.
		 * @return the frame
		 */
		public WireFrame frame() {
			return WireFrame.parse(Objects.requireNonNull(this.bytes, "A close is no frame"));
		}

	}

}

package io.diset.wire;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Says in DEncode what JSON says, without the code under test.
 */
final class DencodeText {

	private DencodeText() {
	}

	/**
	 * Translate a value.
	 * @param json the value as JSON
	 * @return the value as DEncode, or the JSON itself when it is damaged or means
	 * something that only JSON has
	 */
	static String ofJson(String json) {
		if (json.contains("__dCls")) {
			return json;
		}
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
			StringBuilder out = new StringBuilder();
			append(parser, parser.nextToken(), out);
			return (parser.nextToken() != null) ? json : out.toString();
		}
		catch (StreamReadException ex) {
			return json;
		}
	}

	private static void append(JsonParser parser, JsonToken token, StringBuilder out) {
		switch (token) {
			case START_OBJECT -> appendAll(parser, 'd', JsonToken.END_OBJECT, out);
			case START_ARRAY -> appendAll(parser, 'l', JsonToken.END_ARRAY, out);
			case VALUE_NUMBER_INT -> out.append('i').append(parser.getString()).append('e');
			case VALUE_NUMBER_FLOAT -> out.append('f').append(parser.getString()).append('e');
			case VALUE_TRUE -> out.append("b1");
			case VALUE_FALSE -> out.append("b0");
			case VALUE_NULL -> out.append('n');
			default -> {
				String text = parser.getString();
				out.append('s').append(text.getBytes(StandardCharsets.UTF_8).length).append(':').append(text);
			}
		}
	}

	private static void appendAll(JsonParser parser, char start, JsonToken end, StringBuilder out) {
		out.append(start);
		for (JsonToken next = parser.nextToken(); next != end; next = parser.nextToken()) {
			append(parser, next, out);
		}
		out.append('e');
	}

}

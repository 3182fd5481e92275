package io.diset.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One case of what the original encodes to or decodes from.
 *
 * @param encoding the encoding that the case is about
 * @param line the line of the file
 */
record CodecVector(Encoding encoding, Map<?, ?> line) {

	private static final JsonFactory JSON = new JsonFactory();

	static List<CodecVector> read(Encoding encoding) {
		String file = encoding.name().toLowerCase(Locale.ROOT) + ".jsonl";
		try (InputStream in = CodecVector.class.getResourceAsStream(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> new CodecVector(encoding, parse(line)))
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String kind() {
		return (String) this.line.get("kind");
	}

	/** What the case is about: the text of the input, or the value as Python shows it. */
	String subject() {
		return (String) this.line.get(this.line.containsKey("inputText") ? "inputText" : "python");
	}

	// Given nothing, the original's decoder is content but has no value
	boolean isAccepted() {
		return (Boolean) this.line.get("ok") && this.line.containsKey("value");
	}

	boolean isReadBack() {
		return this.line.containsKey("roundtripValue");
	}

	@Nullable Object value() {
		return NeutralValue.toJava(this.line.get("value"));
	}

	@Nullable Object valueReadBack() {
		return NeutralValue.toJava(this.line.get("roundtripValue"));
	}

	byte[] input() {
		return HexFormat.of().parseHex((String) this.line.get("inputHex"));
	}

	byte[] encoded() {
		return HexFormat.of().parseHex((String) this.line.get("encodedHex"));
	}

	@Override
	public String toString() {
		return this.encoding + " " + subject();
	}

	// Not by the reader that is tested, whose limits are too low for the form of deep
	// values
	private static Map<?, ?> parse(String line) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
			return (Map<?, ?>) parse(parser, parser.nextToken());
		}
	}

	private static @Nullable Object parse(JsonParser parser, JsonToken token) {
		return switch (token) {
			case START_OBJECT -> {
				Map<String, @Nullable Object> map = new LinkedHashMap<>();
				while (parser.nextToken() != JsonToken.END_OBJECT) {
					map.put(parser.currentName(), parse(parser, parser.nextToken()));
				}
				yield map;
			}
			case START_ARRAY -> {
				List<@Nullable Object> list = new ArrayList<>();
				for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
					list.add(parse(parser, next));
				}
				yield list;
			}
			case VALUE_NUMBER_INT -> parser.getLongValue();
			case VALUE_STRING -> parser.getString();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			default -> throw new IllegalArgumentException(token.toString());
		};
	}

}

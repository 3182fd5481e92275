package io.diset.codec;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads JEncode. What a peer can make it build is bounded in depth, in the number of
 * values, in the digits of a number and in the length of a key; the size of the text is
 * bounded by the frame.
 */
final class JEncodeReader {

	/**
	 * In bytes. Jackson remembers some thousand keys for all messages to come, and copies
	 * them for each message with a new one: long ones would let a peer fill the memory.
	 */
	static final int MAX_KEY_LENGTH = 1024;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
		.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(ValueLimits.MAX_DEPTH)
			.maxTokenCount(ValueLimits.MAX_VALUES)
			.maxNumberLength(ValueLimits.MAX_DIGITS)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(MAX_KEY_LENGTH)
			.build())
		.build();

	private final JsonParser parser;

	private JEncodeReader(JsonParser parser) {
		this.parser = parser;
	}

	static @Nullable Object read(ByteBuf body) {
		try (JsonParser parser = createParser(body)) {
			JEncodeReader reader = new JEncodeReader(parser);
			Object value = reader.read(parser.nextToken());
			if (parser.nextToken() != null) {
				throw new ProtocolException("Invalid JSON: more than one value");
			}
			return value;
		}
		catch (JacksonException ex) {
			throw new ProtocolException("Invalid JSON", ex);
		}
	}

	private static JsonParser createParser(ByteBuf body) {
		if (!isUtf8(body)) {
			throw new ProtocolException("Invalid JSON: not in UTF-8");
		}
		if (body.hasArray()) {
			return FACTORY.createParser(ObjectReadContext.empty(), body.array(),
					body.arrayOffset() + body.readerIndex(), body.readableBytes());
		}
		return FACTORY.createParser(ObjectReadContext.empty(), (InputStream) new ByteBufInputStream(body.duplicate()));
	}

	// Jackson would guess UTF-16 or UTF-32 from a byte order mark or a zero byte, which
	// no
	// JSON in UTF-8 has among its first two bytes
	private static boolean isUtf8(ByteBuf body) {
		int first = body.isReadable() ? body.getUnsignedByte(body.readerIndex()) : ' ';
		int second = body.isReadable(2) ? body.getByte(body.readerIndex() + 1) : ' ';
		return first != 0 && first < 0xfe && second != 0;
	}

	private @Nullable Object read(@Nullable JsonToken token) {
		if (token == null) {
			throw new ProtocolException("Invalid JSON: no value");
		}
		return switch (token) {
			case START_OBJECT -> JEncodeWrapper.unwrap(readDict());
			case START_ARRAY -> readList();
			case VALUE_STRING -> this.parser.getString();
			case VALUE_NUMBER_INT -> readInteger();
			case VALUE_NUMBER_FLOAT -> readFloat();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new ProtocolException("Invalid JSON");
		};
	}

	private Map<String, @Nullable Object> readDict() {
		Map<String, @Nullable Object> dict = new LinkedHashMap<>();
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			dict.put(this.parser.currentName(), read(this.parser.nextToken()));
		}
		return dict;
	}

	private List<@Nullable Object> readList() {
		List<@Nullable Object> list = new ArrayList<>();
		for (JsonToken token = this.parser.nextToken(); token != JsonToken.END_ARRAY; token = this.parser.nextToken()) {
			list.add(read(token));
		}
		return list;
	}

	private Object readInteger() {
		return switch (this.parser.getNumberType()) {
			case INT, LONG -> this.parser.getLongValue();
			default -> this.parser.getBigIntegerValue();
		};
	}

	// Of the names for numbers without digits that Jackson knows, Python has three
	private Object readFloat() {
		double value = this.parser.getDoubleValue();
		if (this.parser.isNaN()) {
			switch (this.parser.getString()) {
				case "NaN", "Infinity", "-Infinity" -> {
				}
				default -> throw new ProtocolException("Invalid JSON: unknown number");
			}
		}
		return value;
	}

}

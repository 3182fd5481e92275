package io.diset.connection;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.diset.message.MessageDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of a connection can do beyond the original protocol. A client of ours
 * announces itself in the version of its proposal. A service of ours answers it, and only
 * it, by a wrapped connect reply. Towards anybody else everything stays as the original
 * has it.
 *
 * @param announced whether the peer has announced itself as one of ours
 * @param names the names of what it can do
 * @since 0.1.0
 */
public record Extensions(boolean announced, Set<String> names) {

	/**
	 * The client wants to be told the definitions of the service's messages.
	 */
	public static final String DEFINITIONS = "definitions";

	/**
	 * The peer can read more than one frame of a TLS record.
	 */
	public static final String COALESCE = "coalesce";

	/**
	 * Those of a peer that speaks the original protocol.
	 */
	public static final Extensions NONE = new Extensions(false, Set.of());

	/**
	 * Those of this library's own client, one for all.
	 */
	private static final Extensions OURS = new Extensions(true, Set.of(DEFINITIONS, COALESCE));

	private static final String ANNOUNCEMENT = "diset-java/";

	private static final String VERSION = Objects
		.requireNonNullElse(Extensions.class.getPackage().getImplementationVersion(), "development");

	private static final String WRAPPER = "__diset";

	private static final String VALUE = "value";

	public Extensions {
		names = Set.copyOf(names);
	}

	/**
	 * Return how a client of ours announces itself.
	 * @return the version that it proposes
	 */
	public static String announcement() {
		return ANNOUNCEMENT + VERSION + ";" + DEFINITIONS + "," + COALESCE;
	}

	/**
	 * Read what a client says of its version.
	 * @param version the version, if it says any
	 * @return what it can do
	 */
	public static Extensions ofVersion(@Nullable String version) {
		if (version == null || !version.startsWith(ANNOUNCEMENT)) {
			return NONE;
		}
		int names = version.indexOf(';') + 1;
		Extensions said = new Extensions(true,
				(names > 0) ? Set.copyOf(Arrays.asList(version.substring(names).split(","))) : Set.of());
		return said.equals(OURS) ? OURS : said;
	}

	/**
	 * Read the connect reply of a service.
	 * @param reply the value of the reply
	 * @return what the service can do
	 */
	public static Extensions ofReply(@Nullable Object reply) {
		Map<?, ?> carried = carried(reply);
		if (carried == null) {
			return NONE;
		}
		return new Extensions(true, Boolean.TRUE.equals(carried.get(COALESCE)) ? Set.of(COALESCE) : Set.of());
	}

	/**
	 * Return the value that a connect handler returned.
	 * @param reply the value of the reply, which may be wrapped
	 * @return the handler's value
	 */
	public static @Nullable Object value(@Nullable Object reply) {
		return (reply instanceof Map<?, ?> map && carried(reply) != null) ? map.get(VALUE) : reply;
	}

	/**
	 * Return the definitions that a connect reply carries.
	 * @param reply the value of the reply
	 * @return the definitions by the names of the messages, or {@code null} when the
	 * service tells none
	 * @throws io.diset.codec.ProtocolException if they cannot be read
	 */
	public static @Nullable Map<String, MessageDefinition> definitions(@Nullable Object reply) {
		Map<?, ?> carried = carried(reply);
		return (carried != null && carried.containsKey(DEFINITIONS)) ? DefinitionsFormat.read(carried.get(DEFINITIONS))
				: null;
	}

	/**
	 * Return the connect reply for this client.
	 * @param value what the connect handler returned
	 * @param definitions the definitions of the service's messages
	 * @return the value, wrapped if the client has announced itself
	 */
	public @Nullable Object reply(@Nullable Object value, Collection<MessageDefinition> definitions) {
		if (!this.announced) {
			return value;
		}
		Map<String, Object> carried = new LinkedHashMap<>();
		if (this.names.contains(DEFINITIONS)) {
			carried.put(DEFINITIONS, DefinitionsFormat.write(definitions));
		}
		if (this.names.contains(COALESCE)) {
			carried.put(COALESCE, true);
		}
		Map<String, @Nullable Object> reply = new LinkedHashMap<>();
		reply.put(WRAPPER, carried);
		reply.put(VALUE, value);
		return reply;
	}

	/**
	 * Return whether more than one frame may travel in a TLS record.
	 * @return whether the peer can read that
	 */
	public boolean coalesces() {
		return this.names.contains(COALESCE);
	}

	private static @Nullable Map<?, ?> carried(@Nullable Object reply) {
		return (reply instanceof Map<?, ?> map && map.get(WRAPPER) instanceof Map<?, ?> carried) ? carried : null;
	}

}

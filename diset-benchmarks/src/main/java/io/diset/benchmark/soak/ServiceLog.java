package io.diset.benchmark.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the log of the service, and notes what should not be there. The service warns of
 * what its peers do wrong, which is expected. Not expected are lost buffers, errors
 * without a {@link PlannedFailure}, exceptions that no peer can cause, and warnings of
 * others. The file that it writes stops at a size, but for what is not expected.
 */
final class ServiceLog implements Consumer<String>, AutoCloseable {

	private static final long MAX_FILE = 20_000_000;

	private static final int MAX_KEPT = 20;

	private static final int MAX_LINES = 80;

	private static final Pattern FIRST_LINE = Pattern.compile("(TRACE|DEBUG|INFO|WARN|ERROR) \\S+ (\\S+) : .*");

	private static final Pattern EXCEPTION = Pattern
		.compile("(?:Caused by: |Suppressed: )?((?:[a-z]\\w*\\.)+[A-Z][\\w$.]*(?:Exception|Error|Failure))\\b.*");

	/**
	 * What TLS and the network throw when a peer breaks the one or the other.
	 */
	private static final Pattern BY_PEERS = Pattern
		.compile("javax\\.net\\.ssl\\.SSL.*|io\\.netty\\.handler\\.ssl\\..*|io\\.netty\\.handler\\.codec\\.Decoder.*"
				+ "|io\\.netty\\.channel\\.unix\\.Errors.*|java\\.net\\.SocketException|java\\.io\\.IOException"
				+ "|java\\.nio\\.channels\\.ClosedChannelException|io\\.netty\\.channel\\.StacklessClosedChannelException"
				+ "|java\\.security\\.(cert|GeneralSecurity).*|sun\\.security\\.(validator|provider\\.certpath)\\..*"
				+ "|io\\.diset\\.codec\\..*|io\\.diset\\.security\\..*|io\\.diset\\.connection\\..*"
				+ "|javax\\.crypto\\..*|java\\.util\\.concurrent\\.TimeoutException");

	/**
	 * What TLS says of a peer that does not read, when the service gives it up.
	 */
	private static final String GIVEN_UP = "Last write attempt timed out; force-closing the connection.";

	private final BufferedWriter file;

	private final Map<String, Long> counts = new TreeMap<>();

	private final List<String> unexpected = new ArrayList<>();

	private final List<String> event = new ArrayList<>();

	private long written;

	private long unexpectedCount;

	ServiceLog(Path file) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			this.file = Files.newBufferedWriter(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public synchronized void accept(String line) {
		if (FIRST_LINE.matcher(line).matches()) {
			endEvent();
		}
		if (this.event.size() < MAX_LINES) {
			this.event.add(line);
		}
	}

	/**
	 * Return what was not expected: the first of it, and how much more there was.
	 * @return texts of several lines, empty if there was nothing
	 */
	synchronized List<String> unexpected() {
		endEvent();
		List<String> all = new ArrayList<>(this.unexpected);
		if (this.unexpectedCount > this.unexpected.size()) {
			all.add("and %d more".formatted(this.unexpectedCount - this.unexpected.size()));
		}
		return all;
	}

	/**
	 * Return how many lines there were of each level and logger.
	 * @return the numbers
	 */
	synchronized Map<String, Long> counts() {
		return new TreeMap<>(this.counts);
	}

	@Override
	public synchronized void close() {
		try {
			endEvent();
			this.file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void endEvent() {
		if (this.event.isEmpty()) {
			return;
		}
		String text = String.join("\n", this.event);
		Matcher first = FIRST_LINE.matcher(this.event.get(0));
		boolean matches = first.matches();
		this.counts.merge(matches ? first.group(1) + " " + first.group(2) : "without level", 1L, Long::sum);
		boolean expected = isExpected(matches ? first.group(1) : null, matches ? first.group(2) : "", text);
		if (!expected) {
			this.unexpectedCount++;
			if (this.unexpected.size() < MAX_KEPT) {
				this.unexpected.add(text);
			}
		}
		if (!expected || this.written < MAX_FILE) {
			write(text);
		}
		this.event.clear();
	}

	private boolean isExpected(@Nullable String level, String logger, String text) {
		if (level == null || text.contains("LEAK:")) {
			return false;
		}
		boolean planned = text.contains(PlannedFailure.class.getName());
		boolean warning = level.equals("WARN") && (logger.startsWith("io.diset.") || text.endsWith(GIVEN_UP));
		boolean information = !level.equals("WARN") && !level.equals("ERROR");
		return (planned || warning || information)
				&& this.event.stream().map(EXCEPTION::matcher).filter(Matcher::matches).allMatch(this::isOfPeers);
	}

	private boolean isOfPeers(Matcher exception) {
		String name = exception.group(1);
		return name.equals(PlannedFailure.class.getName()) || BY_PEERS.matcher(name).matches();
	}

	private void write(String text) {
		try {
			this.file.write(text);
			this.file.newLine();
			this.file.flush();
			this.written += text.length();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

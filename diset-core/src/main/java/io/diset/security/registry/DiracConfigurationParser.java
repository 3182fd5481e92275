package io.diset.security.registry;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a DIRAC configuration, line by line.
 */
final class DiracConfigurationParser {

	private static final int MAX_DEPTH = 64;

	private final DiracConfiguration root = new DiracConfiguration();

	private final Deque<DiracConfiguration> sections = new ArrayDeque<>();

	/**
	 * A name that stood alone in its line: of the section whose brace must follow.
	 */
	private @Nullable String name;

	private int line;

	/**
	 * How many of the open sections were opened in the current line.
	 */
	private int openedInLine;

	DiracConfigurationParser() {
		this.sections.push(this.root);
	}

	DiracConfiguration parse(String text) {
		text.lines().forEach(this::readLine);
		requireNoName();
		if (this.sections.size() > 1) {
			throw failure("%d sections are not closed at the end".formatted(this.sections.size() - 1));
		}
		return this.root;
	}

	private void readLine(String text) {
		this.line++;
		this.openedInLine = 0;
		int start = 0;
		while (start < text.length()) {
			int end = nextMark(text, start);
			String before = text.substring(start, end).strip();
			int comment = commentIn(before);
			if (comment >= 0 || end == text.length()) {
				setName((comment >= 0) ? before.substring(0, comment).strip() : before);
				return;
			}
			switch (text.charAt(end)) {
				case '{' -> open(before);
				case '}' -> close(before);
				default -> {
					setOption(before, text.substring(end + 1).strip());
					return;
				}
			}
			start = end + 1;
		}
	}

	private void setName(String text) {
		if (!text.isEmpty()) {
			requireNoName();
			this.name = text;
		}
	}

	private void open(String before) {
		setName(before);
		String section = this.name;
		if (section == null) {
			throw failure("a section must have a name");
		}
		if (this.sections.size() > MAX_DEPTH) {
			throw failure("sections are nested deeper than " + MAX_DEPTH);
		}
		this.name = null;
		this.sections.push(this.sections.element().addSection(section));
		this.openedInLine++;
	}

	private void close(String before) {
		setName(before);
		requireNoName();
		this.sections.pop();
		if (this.sections.isEmpty()) {
			throw failure("there is no section to close");
		}
		this.openedInLine = Math.max(0, this.openedInLine - 1);
	}

	private void setOption(String before, String after) {
		requireNoName();
		boolean append = before.endsWith("+");
		String option = append ? before.substring(0, before.length() - 1).strip() : before;
		if (option.isEmpty()) {
			throw failure("an option must have a name");
		}
		String value = after;
		int closed = 0;
		while (closed < this.openedInLine && value.endsWith("}")) {
			value = value.substring(0, value.length() - 1).strip();
			closed++;
		}
		this.sections.element().setOption(option, value, append);
		while (closed-- > 0) {
			this.sections.pop();
		}
	}

	private void requireNoName() {
		if (this.name != null) {
			throw failure("%s is neither an option nor the name of a section".formatted(LogText.quote(this.name)));
		}
	}

	private DiracConfigurationException failure(String text) {
		return new DiracConfigurationException(this.line, text);
	}

	private static int nextMark(String text, int start) {
		int end = start;
		while (end < text.length() && "{}=".indexOf(text.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	private static int commentIn(String text) {
		int comment = text.indexOf('#');
		while (comment > 0 && !Character.isWhitespace(text.charAt(comment - 1))) {
			comment = text.indexOf('#', comment + 1);
		}
		return comment;
	}

}

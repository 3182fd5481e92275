package io.diset.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages of the documentation and the regions of the sources that they show.
 */
final class Documentation {

	private static final Path MODULE = Path.of(System.getProperty("basedir", System.getProperty("user.dir")));

	private static final Path PROJECT = MODULE.toAbsolutePath().getParent();

	private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([a-z-]+)\\[]");

	private Documentation() {
	}

	/**
	 * Return the pages for users.
	 * @return their texts by their names
	 */
	static Map<String, String> pages() {
		Map<String, String> pages = new TreeMap<>();
		pages.put("README.md", read(PROJECT.resolve("README.md")));
		files(PROJECT.resolve("docs"), ".md").forEach((file) -> pages.put(file.getFileName().toString(), read(file)));
		return pages;
	}

	/**
	 * Return the blocks of a language.
	 * @param language the language
	 * @return the blocks by page and line, without common indentation
	 */
	static Map<String, String> blocks(String language) {
		Map<String, String> blocks = new LinkedHashMap<>();
		pages().forEach((name, text) -> {
			List<String> lines = text.lines().toList();
			for (int start = 0; start < lines.size(); start++) {
				if (lines.get(start).equals("```" + language)) {
					int end = start + 1 + lines.subList(start + 1, lines.size()).indexOf("```");
					blocks.put(name + ":" + (start + 1), unindented(lines.subList(start + 1, end)));
				}
			}
		});
		return blocks;
	}

	/**
	 * Return the regions of the sources.
	 * @return the regions by name, without common indentation
	 */
	static Map<String, String> regions() {
		Map<String, String> regions = new TreeMap<>();
		files(MODULE.resolve("src/test/java/io/diset/docs"), ".java").forEach((file) -> addRegions(file, regions));
		return regions;
	}

	private static void addRegions(Path file, Map<String, String> regions) {
		Map<String, List<String>> open = new LinkedHashMap<>();
		read(file).lines().forEach((line) -> {
			Matcher tag = TAG.matcher(line);
			if (!tag.matches()) {
				open.values().forEach((region) -> region.add(line));
			}
			else if (tag.group(1).equals("tag")) {
				open.put(tag.group(2), new ArrayList<>());
			}
			else if (regions.put(tag.group(2), unindented(open.remove(tag.group(2)))) != null) {
				throw new IllegalStateException("There are two regions " + tag.group(2));
			}
		});
		if (!open.isEmpty()) {
			throw new IllegalStateException("%s does not end in %s".formatted(open.keySet(), file));
		}
	}

	private static String unindented(List<String> lines) {
		int indentation = lines.stream()
			.filter((line) -> !line.isBlank())
			.mapToInt((line) -> line.length() - line.stripLeading().length())
			.min()
			.orElse(0);
		return lines.stream()
			.map((line) -> line.isBlank() ? "" : line.substring(indentation))
			.collect(Collectors.joining("\n"))
			.strip();
	}

	private static List<Path> files(Path directory, String suffix) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

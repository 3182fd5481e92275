package io.diset.benchmark.process;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.management.JMException;
import javax.management.ObjectName;

import org.jspecify.annotations.Nullable;

/**
 * The live objects of this process by their classes. To take it collects garbage.
 */
final class ClassHistogram {

	private static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +(\\d+) +(\\S+).*");

	private static final int SHOWN = 12;

	private final Map<String, Entry> entries;

	private ClassHistogram(Map<String, Entry> entries) {
		this.entries = entries;
	}

	static ClassHistogram take() {
		try {
			Object text = ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
						new Object[] { new String[0] }, new String[] { String[].class.getName() });
			return parse((String) text);
		}
		catch (JMException ex) {
			throw new IllegalStateException("This JVM does not tell its objects", ex);
		}
	}

	static ClassHistogram parse(String text) {
		Map<String, Entry> entries = new HashMap<>();
		text.lines().map(LINE::matcher).filter(Matcher::matches).forEach((line) -> {
			Entry entry = new Entry(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)));
			entries.merge(line.group(3), entry, Entry::plus);
		});
		return new ClassHistogram(entries);
	}

	/**
	 * Return the size of all objects.
	 * @return the size in bytes
	 */
	long bytes() {
		return this.entries.values().stream().mapToLong(Entry::bytes).sum();
	}

	/**
	 * Count the objects of some classes.
	 * @param className takes the name of a class
	 * @return how many there are
	 */
	long count(Predicate<String> className) {
		return this.entries.entrySet()
			.stream()
			.filter((entry) -> className.test(entry.getKey()))
			.mapToLong((entry) -> entry.getValue().count())
			.sum();
	}

	/**
	 * Tell which classes have grown.
	 * @param before the objects at a former time
	 * @return one line, with the greatest growth first
	 */
	String growthSince(ClassHistogram before) {
		Map<String, Entry> growth = new HashMap<>();
		this.entries.forEach((name, entry) -> growth.put(name, entry.minus(before.entries.get(name))));
		return growth.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().bytes() > 0)
			.sorted(Comparator.comparingLong((Map.Entry<String, Entry> entry) -> -entry.getValue().bytes()))
			.limit(SHOWN)
			.map((entry) -> "%s %+d (%+d bytes)".formatted(entry.getKey(), entry.getValue().count(),
					entry.getValue().bytes()))
			.collect(Collectors.joining(", "));
	}

	private record Entry(long count, long bytes) {

		Entry plus(Entry other) {
			return new Entry(this.count + other.count, this.bytes + other.bytes);
		}

		Entry minus(@Nullable Entry other) {
			return (other != null) ? new Entry(this.count - other.count, this.bytes - other.bytes) : this;
		}

	}

}

package io.diset.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what peers do and what comes of it. Safe for use by several threads.
 */
final class Tally {

	private static final int MAX_KEPT = 20;

	private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

	private final List<String> failures = new ArrayList<>();

	private int failureCount;

	void add(String what) {
		add(what, 1);
	}

	void add(String what, long number) {
		this.counts.computeIfAbsent(what, (key) -> new LongAdder()).add(number);
	}

	/**
	 * Note that the service did not do what it should have done.
	 * @param where what the peer was about
	 * @param failure what went wrong
	 */
	synchronized void failed(String where, Throwable failure) {
		this.failureCount++;
		if (this.failures.size() < MAX_KEPT) {
			StackTraceElement[] trace = failure.getStackTrace();
			this.failures.add("%s: %s%s%s".formatted(where, failure,
					(failure.getCause() != null) ? ", caused by " + failure.getCause() : "", own(trace)));
		}
	}

	synchronized List<String> failures() {
		List<String> all = new ArrayList<>(this.failures);
		if (this.failureCount > all.size()) {
			all.add("and %d more".formatted(this.failureCount - all.size()));
		}
		return all;
	}

	Map<String, Long> counts() {
		Map<String, Long> sums = new TreeMap<>();
		this.counts.forEach((what, sum) -> sums.put(what, sum.sum()));
		return sums;
	}

	long count(String what) {
		LongAdder sum = this.counts.get(what);
		return (sum != null) ? sum.sum() : 0;
	}

	private static String own(StackTraceElement[] trace) {
		for (StackTraceElement element : trace) {
			if (element.getClassName().startsWith(Tally.class.getPackageName())) {
				return " at " + element;
			}
		}
		return "";
	}

}

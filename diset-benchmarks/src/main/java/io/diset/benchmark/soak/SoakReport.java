package io.diset.benchmark.soak;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import io.diset.benchmark.process.ProcessState;

/**
 * Tells people how it goes and what came of it.
 */
final class SoakReport {

	private static final double MEGABYTE = 1_000_000;

	private final PrintStream out;

	SoakReport(PrintStream out) {
		this.out = out;
	}

	void line(String text) {
		this.out.println(text);
	}

	void heading() {
		line("");
		line("quiet point   heap MB  direct MB  RSS MB  descriptors  threads  connections  timers  objects");
	}

	void point(String name, ProcessState state) {
		line("%-11s %9.2f %10.2f %7.0f %12d %8d %12d %7d %8d".formatted(name, state.heap() / MEGABYTE,
				state.direct() / MEGABYTE, state.resident() / MEGABYTE, state.descriptors(), state.threads(),
				state.connections(), state.timers(), state.objects()));
	}

	void counts(String title, Map<String, Long> counts) {
		line("");
		line(title);
		counts.forEach((what, count) -> line("%12d  %s".formatted(count, what)));
	}

	void texts(String title, List<String> texts) {
		if (!texts.isEmpty()) {
			line("");
			line(title);
			texts.forEach((text) -> line("  " + text.replace("\n", "\n  ")));
		}
	}

}

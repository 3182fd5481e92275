package io.diset.benchmark.idle;

import java.io.PrintStream;

import io.diset.benchmark.process.ProcessState;
import org.jspecify.annotations.Nullable;

/**
 * Tells people what the service held.
 */
final class IdleReport {

	private static final double MEGABYTE = 1_000_000;

	private static final double KILOBYTE = 1_000;

	private final PrintStream out;

	private @Nullable ProcessState empty;

	IdleReport(PrintStream out) {
		this.out = out;
	}

	void line(String text) {
		this.out.println(text);
	}

	void heading() {
		line("connections   heap MB  direct MB  RSS MB  threads  descriptors  timers"
				+ "   heap kB each  direct kB each  RSS kB each");
	}

	/**
	 * Report.
	 * @param state what the service holds; the first time, without connections
	 */
	void state(ProcessState state) {
		ProcessState base = this.empty;
		if (base == null) {
			base = state;
			this.empty = state;
		}
		String each = "";
		if (state.connections() > 0) {
			double number = state.connections() * KILOBYTE;
			each = "%15.1f %15.1f %12.1f".formatted((state.heap() - base.heap()) / number,
					(state.direct() - base.direct()) / number, (state.resident() - base.resident()) / number);
		}
		line("%11d %9.1f %10.1f %7.0f %8d %12d %7d%s".formatted(state.connections(), state.heap() / MEGABYTE,
				state.direct() / MEGABYTE, state.resident() / MEGABYTE, state.threads(), state.descriptors(),
				state.timers(), each));
	}

}

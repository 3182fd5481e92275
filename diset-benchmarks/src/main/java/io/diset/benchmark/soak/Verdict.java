package io.diset.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.diset.benchmark.process.ProcessState;

/**
 * Judges what a service held at the quiet points of a soak.
 */
final class Verdict {

	static final int MIN_POINTS = 4;

	private final List<ProcessState> points;

	private final List<String> complaints = new ArrayList<>();

	private Verdict(List<ProcessState> points) {
		this.points = points;
	}

	/**
	 * Judge.
	 * @param points what the service held, from one quiet point to the next
	 * @param tolerances what is not worth a complaint
	 * @return what is wrong, empty if nothing is
	 */
	static List<String> judge(List<ProcessState> points, Tolerances tolerances) {
		if (points.size() < MIN_POINTS) {
			return List.of("only %d quiet points, which do not make a trend: at least %d are needed"
				.formatted(points.size(), MIN_POINTS));
		}
		Verdict verdict = new Verdict(points);
		verdict.returnsTo(0, "connections", ProcessState::connections, 0);
		verdict.staysAt("file descriptors", ProcessState::descriptors, tolerances.descriptors());
		verdict.staysAt("threads", ProcessState::threads, tolerances.threads());
		verdict.staysAt("timers", ProcessState::timers, tolerances.timers());
		verdict.staysAt("connections and channels in the heap", ProcessState::objects, tolerances.objects());
		verdict.doesNotRise("heap", ProcessState::heap, tolerances.heapRise());
		verdict.doesNotRise("direct memory", ProcessState::direct, tolerances.directRise());
		return verdict.complaints;
	}

	private void staysAt(String what, ToLongFunction<ProcessState> value, long slack) {
		returnsTo(value.applyAsLong(this.points.get(0)), what, value, slack);
	}

	private void returnsTo(long level, String what, ToLongFunction<ProcessState> value, long slack) {
		for (int i = 0; i < this.points.size(); i++) {
			long found = value.applyAsLong(this.points.get(i));
			if (found > level + slack) {
				this.complaints
					.add("%d %s at quiet point %d, more than %d and %d".formatted(found, what, i + 1, level, slack));
				return;
			}
		}
	}

	private void doesNotRise(String what, ToLongFunction<ProcessState> value, long tolerance) {
		double rise = Trend.rise(this.points.stream().mapToLong(value).toArray());
		if (rise > tolerance) {
			this.complaints.add("%s rises by %.0f bytes, more than %d".formatted(what, rise, tolerance));
		}
	}

}

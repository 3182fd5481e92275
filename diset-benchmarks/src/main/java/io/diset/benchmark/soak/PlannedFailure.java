package io.diset.benchmark.soak;

/**
 * What a handler throws when it was asked to fail: expected in the log.
 */
@SuppressWarnings("serial")
class PlannedFailure extends RuntimeException {

	PlannedFailure() {
		super("Failed on purpose");
	}

}

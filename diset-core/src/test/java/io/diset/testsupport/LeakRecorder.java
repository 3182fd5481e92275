package io.diset.testsupport;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;

/**
 * Makes leak detectors that keep what they find instead of logging it.
 */
final class LeakRecorder extends ResourceLeakDetectorFactory {

	private static final long COLLECTION_DEADLINE_MILLIS = 5_000;

	private static final Pattern FRAMES_OF_THE_TEST_RUNNER = Pattern
		.compile("\\s+(org\\.junit\\.|org\\.apache\\.maven\\.|java\\.base/(java|jdk)\\.)");

	private final List<ResourceLeakDetector<Object>> detectors = new CopyOnWriteArrayList<>();

	private final List<String> leaks = new CopyOnWriteArrayList<>();

	@Override
	@SuppressWarnings({ "deprecation", "unchecked" })
	public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
			long maxActive) {
		ResourceLeakDetector<T> detector = new RecordingDetector<>(resource, samplingInterval);
		this.detectors.add((ResourceLeakDetector<Object>) detector);
		return detector;
	}

	/**
	 * Collects garbage and returns everything that was found until now.
	 * @return one report for each place that leaked
	 * @throws InterruptedException if interrupted while the collector runs
	 */
	List<String> collect() throws InterruptedException {
		// A second round finds what only became garbage with the objects of the first
		for (int round = 0; round < 2; round++) {
			collectGarbage();
			this.detectors.forEach(LeakRecorder::reportPending);
		}
		return List.copyOf(this.leaks);
	}

	private static void collectGarbage() throws InterruptedException {
		ReferenceQueue<Object> queue = new ReferenceQueue<>();
		PhantomReference<Object> witness = new PhantomReference<>(new Object(), queue);
		System.gc();
		if (queue.remove(COLLECTION_DEADLINE_MILLIS) != witness) {
			throw new IllegalStateException("No garbage was collected, so leaks cannot be found");
		}
	}

	/** A detector looks through its queue only when it is asked to track something. */
	private static void reportPending(ResourceLeakDetector<Object> detector) {
		Object resource = new Object();
		ResourceLeakTracker<Object> tracker = detector.trackForcibly(resource);
		if (tracker != null) {
			tracker.close(resource);
		}
	}

	private final class RecordingDetector<T> extends ResourceLeakDetector<T> {

		RecordingDetector(Class<T> resource, int samplingInterval) {
			super(resource, samplingInterval);
		}

		@Override
		protected boolean needReport() {
			return true;
		}

		@Override
		protected void reportTracedLeak(String resource, String records) {
			String places = records.lines()
				.filter((line) -> !FRAMES_OF_THE_TEST_RUNNER.matcher(line).lookingAt())
				.collect(Collectors.joining("\n"));
			LeakRecorder.this.leaks.add(resource + " was not released before it was collected" + places);
		}

		@Override
		protected void reportUntracedLeak(String resource) {
			reportTracedLeak(resource, "");
		}

	}

}

package io.diset.testsupport;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeakRecorderTests {

	private final LeakRecorder recorder = new LeakRecorder();

	private final ResourceLeakDetector<Object> detector = this.recorder.newResourceLeakDetector(Object.class, 1, 1);

	@Test
	void reportsAResourceThatWasNeverReleased() throws InterruptedException {
		this.detector.trackForcibly(new Object());
		assertThat(this.recorder.collect()).singleElement()
			.asString()
			.contains("Object was not released")
			.contains(getClass().getSimpleName());
	}

	@Test
	void isSilentAboutAReleasedResource() throws InterruptedException {
		Object resource = new Object();
		ResourceLeakTracker<Object> tracker = this.detector.trackForcibly(resource);
		tracker.close(resource);
		assertThat(this.recorder.collect()).isEmpty();
	}

	@Test
	void watchesNettyInEachTestRun() {
		assertThat(ResourceLeakDetectorFactory.instance()).isInstanceOf(LeakRecorder.class);
		assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
	}

}

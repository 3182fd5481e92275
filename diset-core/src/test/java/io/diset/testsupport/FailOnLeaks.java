package io.diset.testsupport;

import java.util.List;

import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test run in which a reference-counted Netty object was lost without being
 * released. Found by JUnit itself wherever this class is on the test class path and
 * auto-detection of extensions is on.
 */
public final class FailOnLeaks implements BeforeAllCallback {

	private static final LeakRecorder RECORDER = new LeakRecorder();

	static {
		// Netty's classes ask for their detectors only once, when they are initialized
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(RECORDER);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot()
			.getStore(Namespace.create(FailOnLeaks.class))
			.computeIfAbsent(FailOnLeaks.class, (key) -> (AutoCloseable) FailOnLeaks::failOnLeaks);
	}

	private static void failOnLeaks() throws InterruptedException {
		List<String> leaks = RECORDER.collect();
		if (!leaks.isEmpty()) {
			throw new AssertionError(leaks.size() + " leak(s)\n\n" + String.join("\n\n", leaks));
		}
	}

}

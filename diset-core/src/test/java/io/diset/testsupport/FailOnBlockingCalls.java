package io.diset.testsupport;

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.HotSpotDiagnosticMXBean;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.ReflectionSupport;
import org.slf4j.LoggerFactory;

/**
 * Fails a test run in which something blocked a thread of an event loop. Found by JUnit
 * itself wherever this class is on the test class path and auto-detection of extensions
 * is on. Does nothing where BlockHound is not on the test class path, and only says so
 * where the JVM lacks the flag that BlockHound needs.
 */
public final class FailOnBlockingCalls implements BeforeAllCallback {

	private static final String FLAG = "AllowRedefinitionToAddDeleteMethods";

	private static final boolean INSTALLED = install();

	@Override
	public void beforeAll(ExtensionContext context) {
		if (INSTALLED) {
			context.getRoot()
				.getStore(Namespace.create(FailOnBlockingCalls.class))
				.computeIfAbsent(FailOnBlockingCalls.class,
						(key) -> (AutoCloseable) FailOnBlockingCalls::failOnBlockingCalls);
		}
	}

	/**
	 * Return whether the event loops of this JVM are watched.
	 * @return whether they are watched
	 */
	static boolean isInstalled() {
		return INSTALLED;
	}

	private static boolean install() {
		if (ReflectionSupport.tryToLoadClass("reactor.blockhound.BlockHound").toOptional().isEmpty()) {
			return false;
		}
		if (!isFlagSet()) {
			LoggerFactory.getLogger(FailOnBlockingCalls.class)
				.warn("Blocking calls on event loops go unnoticed: the JVM was started without -XX:+{}", FLAG);
			return false;
		}
		BlockingCallRecorder.INSTANCE.install();
		return true;
	}

	private static boolean isFlagSet() {
		HotSpotDiagnosticMXBean diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
		try {
			return diagnostics != null && Boolean.parseBoolean(diagnostics.getVMOption(FLAG).getValue());
		}
		catch (IllegalArgumentException ex) {
			// A JVM that does not know the flag
			return false;
		}
	}

	private static void failOnBlockingCalls() {
		List<String> reports = BlockingCallRecorder.INSTANCE.reports();
		if (!reports.isEmpty()) {
			throw new AssertionError("Blocking calls on event loops:\n\n" + String.join("\n\n", reports));
		}
	}

}

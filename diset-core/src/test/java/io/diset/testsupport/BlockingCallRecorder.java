package io.diset.testsupport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Refuses and keeps the blocking calls of threads that must not block: those of Netty and
 * of Reactor.
 */
final class BlockingCallRecorder {

	static final BlockingCallRecorder INSTANCE = new BlockingCallRecorder();

	private final Queue<BlockingCall> calls = new ConcurrentLinkedQueue<>();

	private BlockingCallRecorder() {
	}

	/**
	 * Watch this JVM from now on.
	 */
	void install() {
		BlockHound.Builder builder = BlockHound.builder();
		// Those of Netty and of Reactor say which threads must not block
		ServiceLoader.load(BlockHoundIntegration.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.sorted()
			.forEach(builder::with);
		builder.with(new AllowedBlockingCalls()).blockingMethodCallback(this::refuse).install();
	}

	/**
	 * Return what was found until now.
	 * @return a report for each place, with the number of its calls
	 */
	List<String> reports() {
		Map<String, Long> counts = this.calls.stream()
			.collect(Collectors.groupingBy(BlockingCall::place, LinkedHashMap::new, Collectors.counting()));
		return counts.entrySet().stream().map((entry) -> entry.getValue() + " x " + entry.getKey()).toList();
	}

	/**
	 * Forget what one thread did, because it was meant to.
	 * @param thread the thread
	 * @return where it did that
	 */
	List<String> forget(Thread thread) {
		List<BlockingCall> found = new ArrayList<>(this.calls);
		found.removeIf((call) -> call.thread() != thread);
		this.calls.removeAll(found);
		return found.stream().map(BlockingCall::place).toList();
	}

	private void refuse(BlockingMethod method) {
		BlockingOperationError error = new BlockingOperationError(method);
		this.calls.add(new BlockingCall(Thread.currentThread(), error));
		throw error;
	}

	/**
	 * A blocking call.
	 *
	 * @param thread the thread
	 * @param error what it was told
	 */
	private record BlockingCall(Thread thread, BlockingOperationError error) {

		private String place() {
			return this.error.getMessage() + Arrays.stream(this.error.getStackTrace())
				.map((frame) -> "\n\tat " + frame)
				.collect(Collectors.joining());
		}

	}

}

package io.diset.benchmark.micro;

import java.util.List;
import java.util.Map;

import io.diset.message.DisetMessage;

/**
 * The messages that are measured.
 */
final class MicroMessages {

	static final String SERVICE = "Benchmark/Micro";

	private MicroMessages() {
	}

	static Ping ping() {
		return new Ping(4711);
	}

	static Mixed mixed() {
		return new Mixed(4711, "a text of some length", 0.25, true, List.of(1L, 2L, 3L), Map.of("key", "value"));
	}

	static Nested nested() {
		Part part = new Part("part", 42, List.of("one", "two"));
		return new Nested(4711, part, List.of(part, part));
	}

	@DisetMessage("Ping")
	record Ping(int id) {
	}

	@DisetMessage("Pong")
	record Pong(int id) {
	}

	@DisetMessage("Mixed")
	record Mixed(int id, String text, double number, boolean flag, List<Long> numbers, Map<String, String> names) {
	}

	record Part(String name, int size, List<String> words) {
	}

	@DisetMessage("Nested")
	record Nested(int id, Part part, List<Part> parts) {
	}

}

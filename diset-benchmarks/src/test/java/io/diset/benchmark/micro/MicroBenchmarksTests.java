package io.diset.benchmark.micro;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.diset.codec.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the micro benchmarks: each method runs once, with all parameters.
 */
class MicroBenchmarksTests {

	private static final List<Class<?>> BENCHMARKS = List.of(AuthorizationBenchmark.class, CodecBenchmark.class,
			DispatchBenchmark.class, FrameBenchmark.class, JacksonBenchmark.class, OutboundBenchmark.class,
			PipelineBenchmark.class);

	@ParameterizedTest
	@MethodSource("runs")
	void runsAndHasAResult(Method benchmark, List<Object> parameters) throws Exception {
		Object state = state(benchmark.getDeclaringClass(), parameters);
		call(state, Setup.class);
		try {
			Object result = benchmark.invoke(state);
			if (benchmark.getReturnType() == void.class) {
				assertThat(result).isNull();
			}
			else {
				assertThat(result).isNotNull().isNotIn(0, 0L, false);
			}
		}
		finally {
			call(state, TearDown.class);
		}
	}

	@Test
	void answersEachMessageOfABurst() {
		PipelineBenchmark benchmark = new PipelineBenchmark();
		benchmark.encoding = Encoding.JENCODE;
		benchmark.setUp();
		long one = benchmark.burst1();
		assertThat(benchmark.burst256() - one).isEqualTo(256 * one);
		benchmark.tearDown();
	}

	@Test
	void readsWhatWasWritten() {
		CodecBenchmark benchmark = new CodecBenchmark();
		benchmark.encoding = Encoding.DENCODE;
		benchmark.kind = CodecBenchmark.Kind.NESTED;
		benchmark.setUp();
		assertThat(benchmark.read()).isEqualTo(MicroMessages.nested());
		benchmark.tearDown();
	}

	static Stream<Arguments> runs() {
		return BENCHMARKS.stream()
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((method) -> method.isAnnotationPresent(Benchmark.class))
			.flatMap((method) -> combinations(method.getDeclaringClass()).stream()
				.map((parameters) -> Arguments.of(method, parameters)));
	}

	private static Object state(Class<?> type, List<Object> parameters) throws ReflectiveOperationException {
		Object state = type.getConstructor().newInstance();
		List<Field> fields = fields(type);
		for (int i = 0; i < fields.size(); i++) {
			fields.get(i).set(state, parameters.get(i));
		}
		return state;
	}

	private static void call(Object state, Class<? extends Annotation> annotation) throws ReflectiveOperationException {
		for (Method method : state.getClass().getMethods()) {
			if (method.isAnnotationPresent(annotation)) {
				method.invoke(state);
			}
		}
	}

	private static List<Field> fields(Class<?> type) {
		return Arrays.stream(type.getFields()).filter((field) -> field.isAnnotationPresent(Param.class)).toList();
	}

	private static List<List<Object>> combinations(Class<?> type) {
		List<List<Object>> all = List.of(List.of());
		for (Field field : fields(type)) {
			List<List<Object>> longer = new ArrayList<>();
			for (List<Object> shorter : all) {
				for (String value : field.getAnnotation(Param.class).value()) {
					List<Object> one = new ArrayList<>(shorter);
					one.add(value(field.getType(), value));
					longer.add(one);
				}
			}
			all = longer;
		}
		return all;
	}

	private static Object value(Class<?> type, String text) {
		return (type == boolean.class) ? (Object) Boolean.valueOf(text)
				: Arrays.stream(type.getEnumConstants())
					.filter((constant) -> ((Enum<?>) constant).name().equals(text))
					.findFirst()
					.orElseThrow();
	}

}

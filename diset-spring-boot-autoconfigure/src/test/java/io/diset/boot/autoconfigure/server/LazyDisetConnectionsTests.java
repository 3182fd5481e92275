package io.diset.boot.autoconfigure.server;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.diset.server.DisetConnections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class LazyDisetConnectionsTests {

	private final List<Object> calls = new ArrayList<>();

	private final DisetConnections target = (DisetConnections) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { DisetConnections.class }, (proxy, method, arguments) -> {
				this.calls.add(method);
				this.calls.addAll(Arrays.asList((arguments != null) ? arguments : new Object[0]));
				return null;
			});

	@ParameterizedTest
	@MethodSource("methods")
	void asksTheConnectionsOfTheServer(Method method) throws Exception {
		List<Object> expected = new ArrayList<>(List.of(method));
		for (int i = 0; i < method.getParameterCount(); i++) {
			expected.add("argument " + i);
		}
		method.invoke(new LazyDisetConnections(() -> this.target), expected.subList(1, expected.size()).toArray());
		assertThat(this.calls).isEqualTo(expected);
	}

	@Test
	void looksForTheServerWhenItIsUsedFirstAndThenNoMore() {
		List<String> lookups = new ArrayList<>();
		LazyDisetConnections connections = new LazyDisetConnections(() -> {
			lookups.add("server");
			return this.target;
		});
		assertThat(lookups).isEmpty();
		connections.all();
		connections.all();
		assertThat(lookups).hasSize(1);
	}

	static Stream<Method> methods() {
		return Stream.of(DisetConnections.class.getMethods());
	}

}

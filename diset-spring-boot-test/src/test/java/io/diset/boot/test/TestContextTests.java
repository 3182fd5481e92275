package io.diset.boot.test;

import java.lang.reflect.Method;

import io.diset.connection.CloseReason;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the test framework makes of the annotations.
 */
class TestContextTests {

	@Test
	void testsOfTheSameConfigurationShareAnApplication() {
		assertThat(applicationOf(First.class)).isSameAs(applicationOf(Second.class));
	}

	@Test
	void testsWithAndWithoutTlsShareNone() {
		assertThat(applicationOf(First.class)).isNotSameAs(applicationOf(WithoutTls.class));
	}

	@Test
	void connectionsEndWithTheTestMethod() throws Exception {
		TestContextManager manager = new TestContextManager(First.class);
		Method method = First.class.getDeclaredMethod("test");
		First test = new First();
		manager.prepareTestInstance(test);
		manager.beforeTestMethod(test, method);
		DisetTestConnection connection = applicationOf(First.class).getBean(DisetTestClient.class)
			.connect(TestService.NAME);
		assertThat(connection).isConnected();
		manager.afterTestMethod(test, method, null);
		assertThat(connection).isDisconnectedWith(CloseReason.Kind.CLOSED);
	}

	private static ApplicationContext applicationOf(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@DisetTest
	static class First {

		void test() {
		}

	}

	@DisetTest
	static class Second {

	}

	@DisetTest(ssl = false, properties = "diset.server.authorization.default=all")
	static class WithoutTls {

	}

}

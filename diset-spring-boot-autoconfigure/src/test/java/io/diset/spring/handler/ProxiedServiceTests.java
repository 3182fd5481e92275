package io.diset.spring.handler;

import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnMessage;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProxiedServiceTests {

	private int calls;

	@Test
	void callsThroughAProxyOfTheClass() throws Exception {
		ServiceDefinition service = TestServices.define(proxy(new Service(), true));
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new Pong(2));
		assertThat(TestServices.handle(service, "Pong", new Pong(1))).isEqualTo(new Ping(2));
		assertThat(this.calls).isEqualTo(2);
	}

	@Test
	void callsThroughAProxyOfTheInterface() throws Exception {
		ServiceDefinition service = TestServices.define(proxy(new InterfaceService(), false));
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new Pong(1));
		assertThat(this.calls).isEqualTo(1);
	}

	@Test
	void refusesAMethodThatTheProxyDoesNotHave() {
		TestServices.assertRefused(proxy(new MoreThanInterfaceService(), false))
			.hasMessage("@OnMessage method " + MoreThanInterfaceService.class.getName() + ".pong(Pong) cannot be "
					+ "called: its bean has a proxy of its interfaces only. Declare it in one of them, or use proxies of "
					+ "the class (proxyTargetClass)");
	}

	@Test
	void refusesAFinalMethodOfAProxiedClass() {
		TestServices.assertRefused(proxy(new FinalMethodService(), true))
			.hasMessage("@OnMessage method " + FinalMethodService.class.getName() + ".ping(Ping) is final: its bean is "
					+ "proxied, and a proxy cannot pass on calls of final methods");
	}

	@Test
	void acceptsAFinalMethodWithoutProxy() throws Exception {
		ServiceDefinition service = TestServices.define(new FinalMethodService());
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isNull();
	}

	@Test
	void passesOnWhatTheMethodOfAProxiedClassThrows() {
		assertThatThrownBy(() -> connect(proxy(new ThrowingService(), true))).isExactlyInstanceOf(Exception.class)
			.hasMessage("checked");
	}

	@Test
	void unwrapsACheckedExceptionThatTheMethodDoesNotDeclare() {
		ProxyFactory factory = new ProxyFactory(new Service());
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			throw new Exception("advice");
		});
		ServiceDefinition service = TestServices.define(factory.getProxy());
		assertThatThrownBy(() -> TestServices.handle(service, "Ping", new Ping(1))).isExactlyInstanceOf(Exception.class)
			.hasMessage("advice");
	}

	private void connect(Object bean) throws Exception {
		TestServices.define(bean).connectHandler().connected(TestServices.CONNECTION);
	}

	private Object proxy(Object target, boolean proxyTargetClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(proxyTargetClass);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			this.calls++;
			return invocation.proceed();
		});
		return factory.getProxy();
	}

	static class Service {

		private final int offset = 1;

		@OnMessage
		Pong ping(Ping ping) {
			return new Pong(ping.id() + this.offset);
		}

		@OnMessage
		protected Ping pong(Pong pong) {
			return new Ping(pong.id() + this.offset);
		}

	}

	interface PingHandler {

		Pong ping(Ping ping);

	}

	static class InterfaceService implements PingHandler {

		@Override
		@OnMessage
		public Pong ping(Ping ping) {
			return new Pong(ping.id());
		}

	}

	static class MoreThanInterfaceService extends InterfaceService {

		@OnMessage
		void pong(Pong pong) {
		}

	}

	static class FinalMethodService {

		@OnMessage
		final void ping(Ping ping) {
		}

	}

	static class ThrowingService {

		@OnConnect
		void connected() throws Exception {
			throw new Exception("checked");
		}

	}

}

package io.diset.spring.handler;

import io.diset.server.ServiceDefinition;
import io.diset.spring.annotation.OnConnect;
import io.diset.spring.annotation.OnDrop;
import io.diset.spring.annotation.OnMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerVisibilityTests {

	@Test
	void callsMethodsThatAreNotPublic() throws Exception {
		ServiceDefinition service = TestServices.define(new ModestService());
		assertThat(service.connectHandler().connected(TestServices.CONNECTION)).isEqualTo("protected");
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new Pong(1));
		assertThat(TestServices.handle(service, "Pong", new Pong(2))).isEqualTo(new Ping(2));
	}

	@Test
	void callsInheritedMethods() throws Exception {
		ServiceDefinition service = TestServices.define(new InheritingService());
		assertThat(service.connectHandler().connected(TestServices.CONNECTION)).isEqualTo("protected");
		assertThat(TestServices.handle(service, "Pong", new Pong(2))).isEqualTo(new Ping(2));
	}

	@Test
	void callsTheOverridingMethod() throws Exception {
		ServiceDefinition service = TestServices.define(new InheritingService());
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new Pong(100));
	}

	@Test
	void callsGenericMethodsOfASuperclass() throws Exception {
		ServiceDefinition service = TestServices.define(new ConcreteService());
		assertThat(TestServices.handle(service, "Ping", new Ping(3))).isEqualTo(new Ping(3));
	}

	@Test
	void ignoresBridgesOfMethodsThatAreOverridden() throws Exception {
		ServiceDefinition service = TestServices.define(new BridgedService());
		assertThat(TestServices.handle(service, "Ping", new Ping(3))).isEqualTo(new Ping(4));
	}

	@Test
	void callsDefaultMethodsOfAnInterface() throws Exception {
		ServiceDefinition service = TestServices.define(new InterfaceService());
		assertThat(TestServices.handle(service, "Ping", new Ping(1))).isEqualTo(new Pong(1));
	}

	@Test
	void refusesPrivateMethods() {
		TestServices.assertRefused(new PrivateService())
			.hasMessage("@OnMessage method " + PrivateService.class.getName() + ".ping(Ping) is private: give it any "
					+ "other visibility");
	}

	@Test
	void refusesStaticMethods() {
		TestServices.assertRefused(new StaticService())
			.hasMessage("@OnMessage method " + StaticService.class.getName() + ".ping(Ping) is static: make it an "
					+ "instance method");
	}

	@Test
	void refusesAMethodOfTwoKinds() {
		TestServices.assertRefused(new AmbiguousService())
			.hasMessage("@OnConnect method " + AmbiguousService.class.getName() + ".either() is a @OnDrop method as "
					+ "well: make it two methods");
	}

	interface PongHandler {

		Ping pong(Pong pong);

	}

	static class ModestService implements PongHandler {

		@OnConnect
		protected String connected() {
			return "protected";
		}

		@OnMessage
		Pong ping(Ping ping) {
			return new Pong(ping.id());
		}

		@Override
		@OnMessage
		public Ping pong(Pong pong) {
			return new Ping(pong.id());
		}

	}

	static class InheritingService extends ModestService {

		@Override
		Pong ping(Ping ping) {
			return new Pong(100);
		}

	}

	abstract static class GenericService<M> {

		@OnMessage
		M echo(M message) {
			return message;
		}

	}

	static class ConcreteService extends GenericService<Ping> {

	}

	static class BridgedService extends GenericService<Ping> {

		@Override
		@OnMessage
		Ping echo(Ping message) {
			return new Ping(message.id() + 1);
		}

	}

	interface PingHandler {

		@OnMessage
		default Pong ping(Ping ping) {
			return new Pong(ping.id());
		}

	}

	static class InterfaceService implements PingHandler {

	}

	static class PrivateService {

		@OnMessage
		@SuppressWarnings("unused")
		private void ping(Ping ping) {
		}

	}

	static class StaticService {

		@OnMessage
		static void ping(Ping ping) {
		}

	}

	static class AmbiguousService {

		@OnConnect
		@OnDrop
		void either() {
		}

	}

}

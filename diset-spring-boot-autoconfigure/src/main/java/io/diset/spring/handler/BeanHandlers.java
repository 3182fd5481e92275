package io.diset.spring.handler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.diset.connection.Execution;
import io.diset.message.MessageType;
import io.diset.security.registry.AuthorizationRule;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.util.ClassUtils;

/**
 * The handlers of one bean.
 */
final class BeanHandlers {

	private final Object bean;

	private final HandlerSupport support;

	private final List<HandlerMethod> methods;

	private final HandledMessages messages;

	private final List<HandlerArgument> connectValues = new ArrayList<>();

	/**
	 * Look at the methods of a bean.
	 * @param bean the bean, maybe a proxy
	 * @param support what its handlers need
	 * @param sends the records of the messages that it sends by itself
	 * @throws HandlerDefinitionException if a handler breaks a rule
	 * @throws io.diset.message.MessageDefinitionException if a record is no message
	 */
	BeanHandlers(Object bean, HandlerSupport support, Collection<Class<?>> sends) {
		this.bean = bean;
		this.support = support;
		this.methods = HandlerMethods.of(ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean)));
		this.methods.forEach(ReturnTypes::check);
		List<HandlerMethod> ofMessages = Stream.of(HandlerKind.MESSAGE, HandlerKind.ERROR)
			.flatMap((kind) -> methods(kind).stream())
			.toList();
		this.messages = new HandledMessages(support.messageTypes(), ofMessages, sends, support.definitions());
	}

	/**
	 * Hand the handlers over.
	 * @param target takes them
	 * @throws HandlerDefinitionException if a handler breaks a rule
	 */
	void register(HandlerTarget target) {
		registerMessages(target);
		HandlerMethod drop = single(HandlerKind.DROP);
		if (drop != null) {
			target.onDrop(drop.execution(), around(call(drop, null))::invoke);
		}
		registerConnect(target);
		this.messages.definitions().forEach(target::define);
	}

	// Last, when all are known that have to be made before the connection is accepted
	private void registerConnect(HandlerTarget target) {
		HandlerMethod method = single(HandlerKind.CONNECT);
		authorize(target, method, null);
		HandlerCall call = (method != null) ? around(call(method, null)) : null;
		List<HandlerArgument> values = List.copyOf(this.connectValues);
		if (call == null && values.isEmpty()) {
			return;
		}
		target.onConnect((method != null) ? method.execution() : Execution.EXECUTOR, (connection) -> {
			for (HandlerArgument value : values) {
				value.resolve(connection, null);
			}
			return (call != null) ? call.invoke(connection, null) : null;
		});
	}

	private void registerMessages(HandlerTarget target) {
		ErrorHandlers errors = new ErrorHandlers(this.support, methods(HandlerKind.ERROR),
				(method) -> call(method, null));
		Map<String, HandlerMethod> byName = new HashMap<>();
		for (HandlerMethod method : methods(HandlerKind.MESSAGE)) {
			String name = this.messages.nameFor(method);
			HandlerMethod other = byName.putIfAbsent(name, method);
			if (other != null) {
				throw method.invalid("handles message %s, as does %s: one of them has to go".formatted(name, other));
			}
			authorize(target, method, name);
			MessageType<?> type = this.messages.typeFor(method);
			HandlerCall call = around(errors.around(method, call(method, type)));
			if (type != null) {
				target.onMessage(type, method.execution(), call::invoke);
			}
			else {
				target.onMessage(method, name, method.execution(), call::invoke);
			}
			if (method.concurrency() > 1) {
				target.concurrency(method, name, method.concurrency());
			}
		}
	}

	private static void authorize(HandlerTarget target, @Nullable HandlerMethod method, @Nullable String message) {
		AuthorizationRule rule = (method != null) ? method.rule() : null;
		if (method != null && rule != null) {
			target.authorize(method, message, rule);
		}
	}

	private HandlerCall around(HandlerCall call) {
		return this.support.contexts().around(this.support.exceptions().around(call));
	}

	private HandlerCall call(HandlerMethod method, @Nullable MessageType<?> type) {
		return this.support.invokers().create(this.bean, method, type, this.connectValues::add);
	}

	private List<HandlerMethod> methods(HandlerKind kind) {
		return this.methods.stream().filter((method) -> method.kind() == kind).toList();
	}

	private @Nullable HandlerMethod single(HandlerKind kind) {
		List<HandlerMethod> found = methods(kind);
		if (found.size() > 1) {
			throw found.get(1)
				.invalid("is not the only one, there is %s as well: one of them has to go".formatted(found.get(0)));
		}
		return found.isEmpty() ? null : found.get(0);
	}

}

package io.diset.spring.handler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.diset.connection.DisetConnection;
import io.diset.connection.Execution;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.ExceptionDepthComparator;
import org.springframework.core.MethodParameter;

/**
 * The methods of a bean that take the exceptions of its other methods.
 */
final class ErrorHandlers {

	private final Map<Class<? extends Throwable>, ErrorHandler> handlers = new LinkedHashMap<>();

	private final Scheduler scheduler;

	/**
	 * Look at the methods.
	 * @param support what they need
	 * @param methods the methods
	 * @param calls makes the call of a method
	 * @throws HandlerDefinitionException if a method breaks a rule
	 */
	ErrorHandlers(HandlerSupport support, List<HandlerMethod> methods, Function<HandlerMethod, HandlerCall> calls) {
		this.scheduler = Schedulers.fromExecutor((task) -> support.executor().get().execute(task));
		for (HandlerMethod method : methods) {
			Class<? extends Throwable> type = exceptionOf(method);
			// In the context of the connection on their own account: they may change the
			// thread
			HandlerCall call = support.contexts().around(calls.apply(method));
			ErrorHandler other = this.handlers.putIfAbsent(type, new ErrorHandler(method, call));
			if (other != null) {
				throw method
					.invalid("takes %s, as does %s: one of them has to go".formatted(type.getName(), other.method()));
			}
		}
	}

	/**
	 * Let the exceptions of calls be handled.
	 * @param method the method that is called
	 * @param call calls it
	 * @return the same if there is nothing to handle exceptions
	 */
	HandlerCall around(HandlerMethod method, HandlerCall call) {
		if (this.handlers.isEmpty()) {
			return call;
		}
		boolean mayBlock = method.execution() == Execution.EXECUTOR;
		return (connection, event) -> {
			try {
				return resume(connection, call.invoke(connection, event));
			}
			catch (Exception ex) {
				ErrorHandler handler = find(ex);
				if (handler == null) {
					throw ex;
				}
				return mayBlock ? handler.call().invoke(connection, ex) : later(handler, connection, ex);
			}
		};
	}

	private @Nullable Object resume(DisetConnection connection, @Nullable Object result) {
		if (result instanceof Mono<?> mono) {
			return mono.cast(Object.class).onErrorResume((error) -> recover(connection, error));
		}
		if (result instanceof Publisher<?> stream) {
			return Flux.from(stream).cast(Object.class).onErrorResume((error) -> recover(connection, error));
		}
		return result;
	}

	private Mono<Object> recover(DisetConnection connection, Throwable error) {
		ErrorHandler handler = find(error);
		return (handler != null) ? later(handler, connection, error) : Mono.error(error);
	}

	private @Nullable ErrorHandler find(Throwable error) {
		List<Class<? extends Throwable>> matching = this.handlers.keySet()
			.stream()
			.filter((type) -> type.isInstance(error))
			.toList();
		return matching.isEmpty() ? null
				: this.handlers.get(ExceptionDepthComparator.findClosestMatch(matching, error));
	}

	// On a thread on which the method may run
	private Mono<Object> later(ErrorHandler handler, DisetConnection connection, Throwable error) {
		Mono<Object> called = Mono.defer(() -> {
			try {
				Object result = handler.call().invoke(connection, error);
				return (result instanceof Mono<?> mono) ? mono.cast(Object.class) : Mono.justOrEmpty(result);
			}
			catch (Exception ex) {
				return Mono.error(ex);
			}
		});
		return (handler.method().execution() == Execution.EXECUTOR) ? called.subscribeOn(this.scheduler) : called;
	}

	@SuppressWarnings("unchecked")
	private static Class<? extends Throwable> exceptionOf(HandlerMethod method) {
		List<Class<?>> exceptions = method.parameters()
			.stream()
			.<Class<?>>map(MethodParameter::getParameterType)
			.filter(Throwable.class::isAssignableFrom)
			.toList();
		if (exceptions.size() > 1) {
			throw method.invalid("takes %d exceptions: it may take one".formatted(exceptions.size()));
		}
		return exceptions.isEmpty() ? Throwable.class : (Class<? extends Throwable>) exceptions.get(0);
	}

	/**
	 * One of the methods.
	 *
	 * @param method the method
	 * @param call calls it
	 */
	private record ErrorHandler(HandlerMethod method, HandlerCall call) {
	}

}

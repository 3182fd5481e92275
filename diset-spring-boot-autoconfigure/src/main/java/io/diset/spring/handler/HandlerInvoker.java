package io.diset.spring.handler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;

import io.diset.connection.DisetConnection;
import org.jspecify.annotations.Nullable;

/**
 * The plan by which a handler method is called: one method handle from connection and
 * event to the result, into which the bean and the source of each argument are bound.
 * Nothing is looked up or allocated at a call.
 */
final class HandlerInvoker implements HandlerCall {

	private static final MethodType EVENT = MethodType.methodType(Object.class, DisetConnection.class, Object.class);

	private static final MethodHandle RESOLVE = findResolve();

	private final MethodHandle handle;

	private HandlerInvoker(MethodHandle handle) {
		this.handle = handle;
	}

	/**
	 * Make the plan.
	 * @param bean the bean
	 * @param method the method to call, accessible
	 * @param arguments gives its arguments
	 * @return the plan
	 * @throws IllegalAccessException if the method is not accessible
	 */
	static HandlerInvoker of(Object bean, Method method, List<HandlerArgument> arguments)
			throws IllegalAccessException {
		MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(bean);
		int[] sources = new int[2 * arguments.size()];
		for (int i = arguments.size() - 1; i >= 0; i--) {
			Class<?> type = handle.type().parameterType(i);
			MethodHandle argument = RESOLVE.bindTo(arguments.get(i)).asType(EVENT.changeReturnType(type));
			handle = MethodHandles.collectArguments(handle, i, argument);
			sources[2 * i + 1] = 1;
		}
		return new HandlerInvoker(
				MethodHandles.permuteArguments(handle, EVENT.changeReturnType(handle.type().returnType()), sources)
					.asType(EVENT));
	}

	@Override
	public @Nullable Object invoke(DisetConnection connection, @Nullable Object event) throws Exception {
		try {
			return (Object) this.handle.invokeExact(connection, event);
		}
		catch (UndeclaredThrowableException ex) {
			// From a proxy of the bean: what the method threw is inside
			if (ex.getUndeclaredThrowable() instanceof Exception thrown) {
				throw thrown;
			}
			throw ex;
		}
		catch (Exception | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new UndeclaredThrowableException(ex);
		}
	}

	private static MethodHandle findResolve() {
		try {
			return MethodHandles.lookup().findVirtual(HandlerArgument.class, "resolve", EVENT);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a class as a DISET service: one bean of it serves all connections to the service.
 * Its methods with {@link OnConnect @OnConnect}, {@link OnMessage @OnMessage},
 * {@link OnDrop @OnDrop} and {@link OnError @OnError} are the handlers of those
 * connections. All of them are optional; there is at most one for the connect event, one
 * for the drop event, one for each message and one for each class of exceptions.
 * <p>
 * Component scanning finds the class; the name of the bean is made of the name of the
 * class as usual. Two beans cannot serve the same name.
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>The handlers of one connection are called one at a time, in the order of what
 * happened on the wire: connect, messages, drop. The next call waits until the handler
 * has returned and, if it returned a {@link reactor.core.publisher.Mono Mono} or a
 * {@link java.util.concurrent.CompletionStage CompletionStage}, until that has ended.
 * Handlers of different connections run at the same time.</li>
 * <li>Handlers that return a reactive type, of those that the
 * {@link org.springframework.core.ReactiveAdapterRegistry ReactiveAdapterRegistry} knows,
 * run on the event loop of the connection and must not block. All others run on the
 * executor of the server and may block. See {@link HandlerExecution} for the way to
 * change that.</li>
 * <li>They run in the context that the application's
 * {@link io.diset.spring.handler.HandlerContextProvider HandlerContextProvider}s give for
 * the connection; with Spring Security, that of the peer.</li>
 * <li>Handlers may have any visibility but {@code private}, may be inherited, and must
 * not be {@code static}. The beans may be proxied.</li>
 * <li>Everything about handlers is looked at when the application starts. A handler that
 * breaks a rule stops the start with
 * {@link io.diset.spring.handler.HandlerDefinitionException}.</li>
 * </ul>
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Component
public @interface DisetService {

	/**
	 * The name of the service in the form {@code System/Component}, which may contain
	 * placeholders as in {@code "Framework/${component}"}.
	 * @return the name
	 */
	// An alias, since Spring would take the plain value of a stereotype as a bean's name
	@AliasFor("name")
	String value() default "";

	/**
	 * The same as {@link #value()}.
	 * @return the name
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * The messages that the service sends by itself. Clients learn the definitions of
	 * these when they connect, as those of the messages that its handlers take or return.
	 * Those of the annotations of its superclasses and interfaces are added.
	 * @return records with {@link io.diset.message.DisetMessage @DisetMessage}
	 */
	Class<?>[] sends() default {};

}

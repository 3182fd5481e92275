package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link DisetService @DisetService} or
 * {@link DisetClient @DisetClient} that takes the exceptions of the
 * {@link OnMessage @OnMessage} methods of the same bean. The connection stays open when
 * it ends normally. There is at most one for each class of exceptions; the one of the
 * nearest class is called.
 * <h2>Parameters</h2> In any order:
 * <ul>
 * <li>An exception, at most once: the method takes exceptions of that class. Without it,
 * the method takes all.</li>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}, the connect arguments,
 * the {@link java.security.Principal Principal} of the peer, and what else
 * {@link OnMessage @OnMessage} methods may take but the message.</li>
 * </ul>
 * <h2>Return types</h2> Those of {@link OnMessage @OnMessage} but streams of several
 * messages. A message is sent to the peer.
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Called for what an {@code @OnMessage} method throws, for the error of what it
 * returns, and for a message that is not {@code @Valid}. It belongs to that call: the
 * next message waits for it, unless it is the error of a stream, for which no message
 * waits.</li>
 * <li>Not called for a message that does not agree with its definition, which no method
 * has seen, nor for exceptions of {@link OnConnect @OnConnect} and {@link OnDrop @OnDrop}
 * methods, nor for an {@link Error} that is thrown, nor for its own exceptions.</li>
 * <li>What it throws takes the place of the exception: the peer is told, and the
 * connection is closed. Throw the exception itself where it cannot be handled.</li>
 * <li>A method that may block is never called on an event loop: after a reactive method
 * has failed there, it runs on the executor of the server or of the clients.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see OnMessage
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnError {

	/**
	 * Where the method may run: on an event loop only if it is reactive or declared so.
	 * @return where it may run
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

}

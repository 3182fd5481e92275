package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link DisetService @DisetService} that handles the messages of one
 * name. There is at most one for each name in a service.
 * <h2>Parameters</h2> In any order, the message at most once:
 * <ul>
 * <li>A record with {@link io.diset.message.DisetMessage @DisetMessage}: the message. Its
 * name must be the one that is handled.</li>
 * <li>{@link io.diset.message.Message Message}: the message without a class. Its
 * definition must be known from a record of that name among the parameters and return
 * types of the service's handlers; so it must if the method does not take the message at
 * all.</li>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}: the connection that
 * the message was received from.</li>
 * <li>{@code Map<String, Object>}: the connect arguments, unmodifiable.</li>
 * </ul>
 * <h2>Return types</h2>
 * <ul>
 * <li>{@code void}: nothing is sent back.</li>
 * <li>A record with {@code @DisetMessage}, or a {@code Message}: sent back to the peer
 * that the message came from; {@code null} sends nothing.</li>
 * <li>A {@link reactor.core.publisher.Mono Mono} of one of those, or
 * {@code Mono<Void>}.</li>
 * </ul>
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Messages of one connection are handled one at a time, in the order in which they
 * were received, and after the connect handler.</li>
 * <li>Throwing, or an error in the {@code Mono}, tells the peer and closes the
 * connection; messages that were received behind it are not handled. The peer is told the
 * text of a {@link io.diset.connection.DisetException DisetException}; the text of any
 * other exception stays in the log.</li>
 * <li>A message that does not agree with its definition, or that nothing handles, closes
 * the connection as well.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see DisetService
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnMessage {

	/**
	 * The name of the message. Not needed where the method takes a record, which has it.
	 * @return the name
	 */
	String value() default "";

	/**
	 * Where the method runs.
	 * @return where it runs
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

}

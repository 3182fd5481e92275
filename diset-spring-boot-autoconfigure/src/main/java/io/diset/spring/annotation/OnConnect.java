package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link DisetService @DisetService} that decides about new
 * connections. Without one, every connection is accepted that the server's authorization
 * lets through. There is at most one in a service.
 * <h2>Parameters</h2> In any order:
 * <ul>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}: the connection. What
 * is sent to it waits until the peer has been told that it is accepted.</li>
 * <li>{@code Map<String, Object>}: the connect arguments, unmodifiable.</li>
 * </ul>
 * <h2>Return types</h2>
 * <ul>
 * <li>{@code void}: the peer is told that it is accepted.</li>
 * <li>A value: the peer is told it as well. Text, numbers, truth values, dates, bytes,
 * and lists and maps of such. It is not a message: those are sent by the connection.</li>
 * <li>A {@link reactor.core.publisher.Mono Mono} of a value or of nothing. The connection
 * is accepted when it completes.</li>
 * </ul>
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Throwing, or an error in the {@code Mono}, refuses the connection. The peer is told
 * the text of a {@link io.diset.connection.DisetException DisetException}; the text of
 * any other exception stays in the log.</li>
 * <li>The method has to decide within the connect timeout of the server, or else the
 * connection is refused. If it accepts later than that, the drop handler follows.</li>
 * <li>No message is handled before the method has ended.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see DisetService
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {

	/**
	 * Where the method runs.
	 * @return where it runs
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

}

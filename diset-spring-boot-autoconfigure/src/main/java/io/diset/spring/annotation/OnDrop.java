package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link DisetService @DisetService} or
 * {@link DisetClient @DisetClient} that learns of the end of connections. There is at
 * most one in a bean.
 * <h2>Parameters</h2> In any order:
 * <ul>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}: the connection, to
 * which nothing can be sent any more.</li>
 * <li>{@link io.diset.connection.CloseReason CloseReason}: why it has ended.</li>
 * <li>The connect arguments, the peer and all else that {@link OnConnect @OnConnect}
 * methods may take.</li>
 * </ul>
 * <h2>Return types</h2> {@code void}, or {@code Mono<Void>},
 * {@code CompletionStage<Void>} or another reactive type of nothing.
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Called exactly once for each connection that was accepted, whichever way it ended,
 * and after its last message. Never called for a connection that was refused.</li>
 * <li>What it throws is logged and has no other effect.</li>
 * <li>A server that stops waits for it as long as its grace period lasts. A client
 * connects again when it has ended.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see DisetService
 * @see DisetClient
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnDrop {

	/**
	 * Where the method runs.
	 * @return where it runs
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

}

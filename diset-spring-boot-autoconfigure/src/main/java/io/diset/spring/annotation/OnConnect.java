package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a {@link DisetService @DisetService} that decides about new
 * connections, or of a {@link DisetClient @DisetClient} that learns of them. Without one,
 * a service accepts every connection that the server's authorization lets through. There
 * is at most one in a bean.
 * <h2>Parameters</h2> In any order:
 * <ul>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}: the connection. What
 * is sent to it waits until the peer has been told that it is accepted.</li>
 * <li>{@code Map<String, Object>}: the connect arguments, unmodifiable.</li>
 * <li>A record without {@link io.diset.message.DisetMessage @DisetMessage}: the connect
 * arguments by the names of its components, converted as those of
 * {@link ConnectArgument @ConnectArgument}. With {@code @Valid}, it is validated.</li>
 * <li>{@link ConnectArgument @ConnectArgument}: one of the connect arguments.</li>
 * <li>{@link java.security.Principal Principal}: the peer, {@code null} if it showed no
 * certificate; with Spring Security, {@code Authentication}.</li>
 * <li>{@link io.diset.security.registry.DisetPrincipal DisetPrincipal}: the peer of a
 * service with its user, group and properties, {@code null} if it showed no
 * certificate.</li>
 * <li>{@link io.diset.client.MessageClient MessageClient}: the client, in a
 * {@code @DisetClient}.</li>
 * <li>What a {@link io.diset.spring.handler.HandlerMethodArgumentResolver
 * HandlerMethodArgumentResolver} of the application knows.</li>
 * </ul>
 * <h2>Return types</h2>
 * <ul>
 * <li>{@code void}: the peer is told that it is accepted.</li>
 * <li>A value: the peer is told it as well. Text, numbers, truth values, dates, bytes,
 * and lists and maps of such. It is not a message: those are sent by the connection.</li>
 * <li>A {@link reactor.core.publisher.Mono Mono}, a
 * {@link java.util.concurrent.CompletionStage CompletionStage} or another reactive type
 * of a value or of nothing. The connection is accepted when it completes.</li>
 * </ul>
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Throwing, or a reactive error, refuses the connection. The peer is told the text of
 * a {@link io.diset.connection.DisetException DisetException}; the text of any other
 * exception stays in the log.</li>
 * <li>The method has to decide within the connect timeout of the server, or else the
 * connection is refused. If it accepts later than that, the drop handler follows.</li>
 * <li>No message is handled before the method has ended.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see DisetService
 * @see DisetClient
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {

	/**
	 * Who may connect to the service, in the words of DIRAC's rules: {@code all} (or
	 * {@code any}), {@code authenticated}, names of properties of which one suffices, and
	 * {@code group:} or {@code vo:} with a name, which must be fulfilled as well. Case
	 * matters in the names of groups and virtual organizations only. A rule for connects
	 * in the properties {@code diset.server.authorization} replaces this one. Without
	 * any, a peer may connect that may send at least one message. Not for a
	 * {@code @DisetClient}.
	 * @return the words, nothing for no rule
	 */
	String[] authorize() default {};

	/**
	 * Where the method runs.
	 * @return where it runs
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

}

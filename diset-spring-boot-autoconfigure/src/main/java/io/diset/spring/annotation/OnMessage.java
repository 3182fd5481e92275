package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link DisetService @DisetService} or
 * {@link DisetClient @DisetClient} that handles the messages of one name. There is at
 * most one for each name in a bean.
 * <h2>Parameters</h2> In any order, the message at most once:
 * <ul>
 * <li>A record with {@link io.diset.message.DisetMessage @DisetMessage}: the message. Its
 * name must be the one that is handled. With {@code @Valid}, it is validated.</li>
 * <li>{@link io.diset.message.Message Message}: the message without a class.</li>
 * <li>{@link io.diset.message.DisetAttribute @DisetAttribute}: the value of one
 * attribute, of the type that the component of the record has; of a message without a
 * record it is converted to the type of the parameter.</li>
 * <li>{@link io.diset.connection.DisetConnection DisetConnection}: the connection that
 * the message was received from.</li>
 * <li>{@code Map<String, Object>}: the connect arguments, unmodifiable;
 * {@link ConnectArgument @ConnectArgument}: one of them.</li>
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
 * Where the method does not take a record, the definition of the message must be known
 * from one that another handler of the bean takes or returns, from
 * {@link DisetService#sends()}, or from a bean of type
 * {@link io.diset.message.MessageDefinition MessageDefinition}. A client may learn it
 * from the service.
 * <h2>Return types</h2>
 * <ul>
 * <li>{@code void}: nothing is sent back.</li>
 * <li>A record with {@code @DisetMessage}, a {@code Message}, or a sealed interface of
 * such records: sent back to the peer that the message came from; {@code null} sends
 * nothing.</li>
 * <li>A {@link reactor.core.publisher.Mono Mono}, a
 * {@link java.util.concurrent.CompletionStage CompletionStage} or another reactive type
 * of one of those, or of nothing. The next message waits for its end.</li>
 * <li>A {@link reactor.core.publisher.Flux Flux} or another reactive type of any number
 * of those. They are sent as fast as the peer takes them; the next message does not wait
 * for the end, unless 64 of the connection are running already. It is cancelled when the
 * connection ends.</li>
 * </ul>
 * <h2>Rules of invocation</h2>
 * <ul>
 * <li>Messages of one connection are handled one at a time, in the order in which they
 * were received, and after the connect handler. With {@link #concurrency}, those of this
 * method that follow one another may be handled at the same time.</li>
 * <li>Throwing, or a reactive error, tells the peer and closes the connection; messages
 * that were received behind it are not handled. The peer is told the text of a
 * {@link io.diset.connection.DisetException DisetException}; the text of any other
 * exception stays in the log. An {@link OnError @OnError} method of the bean is asked
 * before.</li>
 * <li>A message that does not agree with its definition, or that nothing handles, closes
 * the connection as well.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see DisetService
 * @see DisetClient
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
	 * Who may send the message, in the words of DIRAC's rules: {@code all} (or
	 * {@code any}), {@code authenticated}, names of properties of which one suffices, and
	 * {@code group:} or {@code vo:} with a name, which must be fulfilled as well. Case
	 * matters in the names of groups and virtual organizations only. A rule for the
	 * message in the properties {@code diset.server.authorization} replaces this one.
	 * Without any, the default there applies. Who may not is told so and disconnected.
	 * Not for a {@code @DisetClient}.
	 * @return the words, nothing for no rule
	 */
	String[] authorize() default {};

	/**
	 * Where the method runs.
	 * @return where it runs
	 */
	HandlerExecution execution() default HandlerExecution.DEFAULT;

	/**
	 * How many messages of one connection the method may handle at the same time. With
	 * more than one, the order of messages is not kept: those of this name that follow
	 * one another begin in order, may run on several threads at once, and end and answer
	 * in any order. A message of another name, and the drop handler, wait until they all
	 * have ended. How many messages of all connections are handled at once is limited by
	 * the properties {@code diset.server.handlers}. Not for a {@code @DisetClient}.
	 * @return how many, 1 for one after the other
	 */
	int concurrency() default 1;

}

package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a class whose methods with {@link OnConnect @OnConnect},
 * {@link OnMessage @OnMessage}, {@link OnDrop @OnDrop} and {@link OnError @OnError} are
 * handlers of a client's connections: they learn of each connection that comes up, of the
 * messages that the service sends, and of the end of each connection. What the methods
 * may take and return is said there.
 * <p>
 * Component scanning finds the class; the name of the bean is made of the name of the
 * class as usual. Several beans may listen to one client, also to the same message: they
 * are called one after the other, in the order in which the beans are defined.
 * <h2>Rules of invocation</h2> They are those of {@link DisetService @DisetService}, with
 * these differences:
 * <ul>
 * <li>The methods subscribe when all singletons of the application exist, and before
 * anything that has a life-cycle starts. A client that is connected before, by the
 * constructor of a bean for example, may get messages that nobody handles yet.</li>
 * <li>The value that an {@code @OnConnect} method returns is not used. When it throws,
 * the client disconnects: those of the beans behind it are not called, but all
 * {@code @OnDrop} methods are.</li>
 * <li>An {@code @OnMessage} method with a name that takes a
 * {@link io.diset.message.Message Message} needs no record: the service tells its
 * definition when the client connects, or the configuration has it.</li>
 * </ul>
 *
 * @since 0.1.0
 * @see io.diset.client.MessageClient
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Component
public @interface DisetClient {

	/**
	 * The name of the client, as in {@code diset.client.clients.<name>}, which may
	 * contain placeholders. Empty for the one of {@code diset.client.url}.
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

}

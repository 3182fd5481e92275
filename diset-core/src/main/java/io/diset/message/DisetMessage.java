package io.diset.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as a DISET message. The components of the record are the attributes of
 * the message; see {@link MessageTypes} for the classes that they may have.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DisetMessage {

	/**
	 * The name of the message on the wire.
	 * @return the name, not empty
	 */
	String value();

}

package io.diset.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the attribute of a record's component is called on the wire, and of which
 * types it is declared. Without it an attribute has the name of its component, and the
 * types that {@link MessageTypes} lists for the component's class.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
public @interface DisetAttribute {

	/**
	 * The name of the attribute on the wire.
	 * @return the name; empty for that of the component or parameter
	 */
	String value() default "";

	/**
	 * The types that the attribute is declared with, where the peer declares other ones
	 * than the component's class stands for. The values are still checked against that
	 * class: a {@link String} with the type {@link AttributeType#ANY} is text that may
	 * not be {@code null}, and a {@link Number} with the type {@link AttributeType#FLOAT}
	 * is a floating point number. One type that the class does not stand for makes
	 * {@link AttributeConverters} convert the value from and to
	 * {@linkplain AttributeType#javaType() the Java class of that type}. The types of an
	 * optional component must contain {@link AttributeType#ANY}. Of no meaning on
	 * parameters.
	 * @return the types; empty for those of the component's class
	 */
	AttributeType[] types() default {};

}

package io.diset.spring.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a handler that takes one of the connect arguments. It is converted
 * to the type of the parameter by the
 * {@link org.springframework.core.convert.ConversionService ConversionService} of the
 * application. A parameter that is an {@link java.util.Optional Optional} or
 * {@code @Nullable} may be missing. The arguments of all handlers of a bean are made
 * once, when the peer connects: when one is missing or cannot be converted, the
 * connection is refused with a text that says which.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ConnectArgument {

	/**
	 * The name of the argument. That of the parameter, if empty.
	 * @return the name
	 */
	String value() default "";

}

package io.diset.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Value;

/**
 * Injects the port of the default listener of the DISET server into a field or parameter
 * of a test. A short form of {@code @Value("${local.diset.server.port}")}, which like it
 * cannot be used by beans that are made before the server has started.
 *
 * @since 0.1.0
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Value("${" + LocalServer.PORT_PROPERTY + "}")
public @interface LocalDisetServerPort {

}

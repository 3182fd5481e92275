package io.diset.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Makes the DISET server of a test's application one for tests. To be combined with
 * {@link org.springframework.boot.test.context.SpringBootTest @SpringBootTest}, as
 * {@link DisetTest @DisetTest} does.
 * <p>
 * It sets these properties. They come before what the application says, and after what
 * the test itself says, in {@code @SpringBootTest}, {@code @TestPropertySource} or
 * {@code @DynamicPropertySource}:
 * <ul>
 * <li>{@code diset.server.port} and {@code diset.server.address}, for a free port of the
 * loopback address. See {@link LocalDisetServerPort @LocalDisetServerPort};</li>
 * <li>{@code diset.server.ssl.bundle} and {@code diset.client.ssl.bundle}, for
 * certificates that are made for the application: {@value #HOST_BUNDLE} and
 * {@value #USER_BUNDLE};</li>
 * <li>the same of each listener in {@code diset.server.listeners}, whose TLS stays as the
 * application says;</li>
 * <li>{@code diset.development.certificates.directory}, so that no certificates for
 * development are made.</li>
 * </ul>
 * Who may connect is left to {@code diset.server.authorization.default}.
 * <p>
 * It adds these beans: a {@link DisetTestClient}, and the
 * {@link io.diset.test.pki.TestAuthority TestAuthority} that the server and the client
 * trust. Each backs off when there is another of its type.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureDisetTestServer {

	/**
	 * The name of the SSL bundle of the host that tests run on.
	 */
	String HOST_BUNDLE = "diset-test-host";

	/**
	 * The name of the SSL bundle of a user, {@code /CN=Test user}.
	 */
	String USER_BUNDLE = "diset-test-user";

	/**
	 * Whether connections to the default listener have TLS. Without it nobody is
	 * authenticated, so that a rule that lets in everybody is needed.
	 * @return whether connections have TLS
	 */
	boolean ssl() default true;

}

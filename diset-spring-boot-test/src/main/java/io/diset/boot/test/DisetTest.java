package io.diset.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * Tests an application over real connections to its DISET services. The application is
 * started as by {@link SpringBootTest @SpringBootTest}, and its services listen as
 * {@link AutoConfigureDisetTestServer @AutoConfigureDisetTestServer} says: on a free port
 * of the loopback address, with TLS and certificates that are made for the test.
 *
 * <pre class="code">
 * &#064;DisetTest
 * class PingPongServiceTests {
 *
 *     &#064;Autowired
 *     private DisetTestClient client;
 *
 *     &#064;Test
 *     void answersAPingWithAPong() {
 *         DisetTestConnection connection = this.client.connect("Framework/PingPong");
 *         connection.send(new Ping(1));
 *         assertThat(connection).receives(new Pong(1));
 *     }
 *
 *     &#064;Test
 *     void refusesStrangers() {
 *         assertThat(this.client.asUser("A stranger").connect("Framework/PingPong"))
 *             .isRefusedWith("Not you");
 *     }
 *
 * }
 * </pre>
 *
 * The static {@code assertThat} is that of AssertJ. Test classes of the same
 * configuration share an application, its port and its certificates.
 *
 * @since 0.1.0
 * @see DisetTestClient
 * @see LocalDisetServerPort
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest
@AutoConfigureDisetTestServer
public @interface DisetTest {

	/**
	 * Properties in the form {@code key=value}, alias of {@link #properties()}.
	 * @return the properties
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "value")
	String[] value() default {};

	/**
	 * Properties in the form {@code key=value} that are added to those of the
	 * application. They come before everything that this annotation sets.
	 * @return the properties
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "properties")
	String[] properties() default {};

	/**
	 * The classes that make up the application. If there are none, they are looked for as
	 * {@link SpringBootTest#classes()} says.
	 * @return the classes
	 */
	@AliasFor(annotation = SpringBootTest.class)
	Class<?>[] classes() default {};

	/**
	 * The web environment, for an application that has one.
	 * @return the web environment
	 */
	@AliasFor(annotation = SpringBootTest.class)
	WebEnvironment webEnvironment() default WebEnvironment.MOCK;

	/**
	 * Whether connections have TLS.
	 * @return whether connections have TLS
	 * @see AutoConfigureDisetTestServer#ssl()
	 */
	@AliasFor(annotation = AutoConfigureDisetTestServer.class)
	boolean ssl() default true;

}

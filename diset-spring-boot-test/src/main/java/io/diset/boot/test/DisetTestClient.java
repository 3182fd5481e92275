package io.diset.boot.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.diset.client.ExtraCredentials;
import io.diset.message.MessageType;
import io.diset.test.pki.TestAuthority;
import io.diset.test.pki.TestCertificate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Connects tests to the services of their application, as anybody, through the default
 * listener of its server. A bean of tests with {@link DisetTest @DisetTest} or
 * {@link AutoConfigureDisetTestServer @AutoConfigureDisetTestServer}. Immutable: the
 * methods that change something return another client.
 * <p>
 * A client shows the certificate of {@code /CN=Test user}, unless told otherwise, and
 * trusts the authority of the test. Where the server has no TLS, it shows none.
 * <p>
 * The connections that a test has opened are closed after each test method. Tests that
 * share an application must not run at the same time.
 *
 * @since 0.1.0
 */
public final class DisetTestClient {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final TestConnector connector;

	private final TestAuthority authority;

	private final ClientOptions options;

	DisetTestClient(TestConnector connector, TestAuthority authority, SslBundle bundle) {
		this(connector, authority, new ClientOptions(bundle, DEFAULT_TIMEOUT, List.of(), ExtraCredentials.NONE));
	}

	private DisetTestClient(TestConnector connector, TestAuthority authority, ClientOptions options) {
		this.connector = connector;
		this.authority = authority;
		this.options = options;
	}

	/**
	 * Return a client of another user, to whom the authority of the test issues a
	 * certificate.
	 * @param commonName the name of the user, which becomes the whole distinguished name:
	 * {@code /CN=Jane Doe}
	 * @return another client
	 */
	public DisetTestClient asUser(String commonName) {
		return as(this.authority.user(commonName));
	}

	/**
	 * Return a client that shows another certificate. The client trusts the authority of
	 * the test, whoever issued the certificate.
	 * @param certificate the certificate
	 * @return another client
	 */
	public DisetTestClient as(TestCertificate certificate) {
		return withSslBundle(certificate.sslBundle(this.authority));
	}

	/**
	 * Return a client that shows no certificate.
	 * @return another client
	 */
	public DisetTestClient withoutCertificate() {
		return withSslBundle(this.authority.sslBundle());
	}

	/**
	 * Return a client with an SSL bundle, for a server that has a bundle of its own.
	 * @param bundle the certificate that the client shows, and the authorities that it
	 * trusts
	 * @return another client
	 */
	public DisetTestClient withSslBundle(SslBundle bundle) {
		return new DisetTestClient(this.connector, this.authority, this.options.withBundle(bundle));
	}

	/**
	 * Return a client that says more of itself than its certificate does: a group that it
	 * claims, that it is a host, or for whom it speaks.
	 * @param credentials what it says, for example {@code ExtraCredentials.group("lab")}
	 * @return another client
	 */
	public DisetTestClient withCredentials(ExtraCredentials credentials) {
		return new DisetTestClient(this.connector, this.authority, this.options.withCredentials(credentials));
	}

	/**
	 * Return a client that also knows the messages of some records. It knows those that
	 * the service declares anyway. Any other that it receives makes it tell the service,
	 * and disconnect.
	 * @param recordClasses records with
	 * {@link io.diset.message.DisetMessage @DisetMessage}
	 * @return another client
	 * @throws io.diset.message.MessageDefinitionException if one is no such record
	 */
	public DisetTestClient withMessages(Class<?>... recordClasses) {
		return new DisetTestClient(this.connector, this.authority, this.options.withMessages(
				Stream.of(recordClasses).map(this.connector.types()::get).map(MessageType::definition).toList()));
	}

	/**
	 * Return a client with another patience: how long connecting, sending and each
	 * assertion may wait for what is to happen. If not set, ten seconds.
	 * @param timeout how long to wait
	 * @return another client
	 */
	public DisetTestClient withTimeout(Duration timeout) {
		return new DisetTestClient(this.connector, this.authority, this.options.withTimeout(timeout));
	}

	/**
	 * Connect to a service of the application, without connect arguments. Waits until the
	 * service has accepted or refused.
	 * @param service the name of the service in the form System/Component
	 * @return the connection, or the attempt if it failed: see
	 * {@link DisetTestConnectionAssert#isConnected()} and
	 * {@link DisetTestConnectionAssert#isRefused()}
	 * @throws IllegalStateException if the application has no running server
	 */
	public DisetTestConnection connect(String service) {
		return connect(service, Map.of());
	}

	/**
	 * Connect to a service of the application. Waits until the service has accepted or
	 * refused.
	 * @param service the name of the service in the form System/Component
	 * @param arguments the connect arguments
	 * @return as {@link #connect(String)}
	 * @throws IllegalStateException if the application has no running server
	 */
	public DisetTestConnection connect(String service, Map<String, ? extends @Nullable Object> arguments) {
		return this.connector.connect(service, arguments, this.options);
	}

}

package io.diset.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.diset.boot.autoconfigure.registry.DisetRegistryAutoConfiguration;
import io.diset.boot.autoconfigure.security.DisetSecurityAutoConfiguration;
import io.diset.boot.autoconfigure.server.DisetServerAutoConfiguration;
import io.diset.boot.autoconfigure.ssl.DisetSslAutoConfiguration;
import io.diset.client.ClientSettings;
import io.diset.client.ExtraCredentials;
import io.diset.client.MessageClient;
import io.diset.client.ReconnectPolicy;
import io.diset.client.ServiceUrl;
import io.diset.security.TlsEndpoint;
import io.diset.test.pki.TestCertificate;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authorization.event.AuthorizationEvent;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * A site with a service, a registry in a DIRAC configuration file, and users with
 * proxies.
 */
final class SecuredSite {

	static final String HOST = "/C=FR/O=Example/CN=localhost";

	static final String MEMBER = "/C=FR/O=Example/CN=John Doe";

	static final TlsVariant TLS = new TlsVariant(SslProvider.JDK, "TLSv1.3");

	private static final ClientSettings WITHOUT_RECONNECT = new ClientSettings(ClientSettings.DEFAULTS.connectTimeout(),
			ClientSettings.DEFAULTS.handshakeTimeout(), ClientSettings.DEFAULTS.sendTimeout(),
			new ReconnectPolicy(false, Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
			ClientSettings.DEFAULTS.unsubscribedMessages(), ClientSettings.DEFAULTS.disconnectedSends(),
			ClientSettings.DEFAULTS.connection());

	static final Duration PATIENCE = Duration.ofSeconds(20);

	private final TestGrid grid;

	private final Path directory;

	private final TestCertificate member;

	SecuredSite(Path directory) {
		this.directory = directory;
		this.grid = new TestGrid(directory.resolve("certificates"));
		this.member = this.grid.user(MEMBER);
		this.grid.host().write(directory.resolve("hostcert.pem"), directory.resolve("hostkey.pem"));
		register("NormalUser", "");
	}

	TestGrid grid() {
		return this.grid;
	}

	/**
	 * Return a user in the registry whose groups have fewer rights than Jane's.
	 */
	TestCertificate member() {
		return this.member;
	}

	/**
	 * Replace the registry.
	 * @param rights the properties of group 'user'
	 * @param suspended where the user John is suspended
	 */
	void register(String rights, String suspended) {
		try {
			Path next = Files.writeString(this.directory.resolve("next.cfg"), """
					Registry
					{
					  DefaultGroup = user
					  Users
					  {
					    jane
					    {
					      DN = %s
					    }
					    john
					    {
					      DN = %s
					      Suspended = %s
					    }
					  }
					  Groups
					  {
					    user
					    {
					      Users = jane, john
					      VO = lhcb
					      Properties = %s
					    }
					    prod
					    {
					      Users = jane
					      VO = lhcb
					      Properties = NormalUser, ProductionManagement
					    }
					  }
					  Hosts
					  {
					    portal
					    {
					      DN = %s
					      Properties = TrustedHost
					    }
					    worker
					    {
					      DN = /C=FR/O=Example/CN=worker
					      Properties = NormalUser
					    }
					  }
					}
					""".formatted(TestGrid.JANE, MEMBER, suspended, rights, HOST));
			Files.move(next, this.directory.resolve("dirac.cfg"), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ApplicationContextRunner application() {
		String bundles = "diset.ssl.bundle.grid.";
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DisetSslAutoConfiguration.class,
					DisetRegistryAutoConfiguration.class, DisetSecurityAutoConfiguration.class,
					DisetServerAutoConfiguration.class))
			.withBean(SecuredService.class)
			.withBean(Events.class)
			.withUserConfiguration(MethodSecurity.class)
			.withPropertyValues(bundles + "host.truststore.directory=" + this.grid.directory().path(),
					bundles + "host.truststore.reload-interval=0s",
					bundles + "host.keystore.certificate=" + this.directory.resolve("hostcert.pem"),
					bundles + "host.keystore.private-key=" + this.directory.resolve("hostkey.pem"),
					"diset.registry.file=" + this.directory.resolve("dirac.cfg"), "diset.registry.reload-interval=20ms",
					"diset.server.address=127.0.0.1", "diset.server.port=0", "diset.server.ssl.bundle=host",
					"diset.server.authorization.default=authenticated");
	}

	/**
	 * Make a client of the service that does not connect yet.
	 * @param context the application
	 * @param tls the TLS of the client, which keeps sessions to resume
	 * @param claimed what the client says besides its certificate
	 * @return the client
	 */
	static MessageClient client(ApplicationContext context, SslContext tls, ExtraCredentials claimed) {
		return client(context.getEnvironment().getRequiredProperty("local.diset.server.port", Integer.class), tls,
				claimed);
	}

	/**
	 * Make a client of a service on this host that does not connect yet.
	 * @param port the port of the service
	 * @param tls the TLS of the client
	 * @param claimed what the client says besides its certificate
	 * @return the client
	 */
	static MessageClient client(int port, SslContext tls, ExtraCredentials claimed) {
		return MessageClient
			.builder(new ServiceUrl(true, "localhost", port, SecuredService.NAME), ForkJoinPool.commonPool())
			.tls(new TlsEndpoint(() -> tls, PATIENCE, ForkJoinPool.commonPool()).withoutHostNameVerification())
			.extraCredentials(claimed)
			.settings(WITHOUT_RECONNECT)
			.build();
	}

	/**
	 * Connect a new client.
	 * @param context the application
	 * @param shown what the client shows
	 * @return the client
	 */
	static MessageClient connect(ApplicationContext context, TestCertificate shown) {
		return connect(client(context, TLS.client(shown), ExtraCredentials.NONE));
	}

	static MessageClient connect(MessageClient client) {
		client.connect().block(PATIENCE);
		return client;
	}

	/**
	 * Takes the security events of an application.
	 */
	static final class Events {

		private final BlockingQueue<AuthorizationEvent> denials = new LinkedBlockingQueue<>();

		private final BlockingQueue<AbstractAuthenticationEvent> authentications = new LinkedBlockingQueue<>();

		AuthorizationEvent nextDenial() throws InterruptedException {
			return Objects.requireNonNull(this.denials.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
		}

		AbstractAuthenticationEvent nextAuthentication() throws InterruptedException {
			return Objects.requireNonNull(this.authentications.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
		}

		boolean hasDenials() {
			return !this.denials.isEmpty();
		}

		@EventListener
		void on(AuthorizationEvent event) {
			this.denials.add(event);
		}

		@EventListener
		void on(AbstractAuthenticationEvent event) {
			this.authentications.add(event);
		}

	}

	@EnableMethodSecurity
	static class MethodSecurity {

	}

}

package io.diset.boot.autoconfigure.server;

import java.net.InetAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.diset.boot.autoconfigure.InboundProperties;
import io.diset.boot.autoconfigure.KeepAliveProperties;
import io.diset.boot.autoconfigure.OutboundProperties;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.codec.Encoding;
import io.netty.handler.ssl.ClientAuth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the DISET server.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("diset.server")
public class DisetServerProperties {

	/**
	 * The port that stands for no default listener.
	 */
	static final int NO_PORT = -1;

	/**
	 * Whether to start a server if there is a service.
	 */
	private boolean enabled = true;

	/**
	 * Network address on which the server listens. If not set, all addresses of the host.
	 */
	private @Nullable InetAddress address;

	/**
	 * Port on which the server listens. Use 0 for a free one, and -1 to listen only where
	 * 'diset.server.listeners' says.
	 */
	private int port = 9876;

	/**
	 * Further listeners of the server, by names of your choice. Each has the properties
	 * 'address', 'port', 'ssl' as the server itself has them, and 'services': the names
	 * of those that can be connected to there, all if not set.
	 */
	private final Map<String, Listener> listeners = new LinkedHashMap<>();

	/**
	 * Encoding of what is sent before the peer has sent anything. After that, the
	 * encoding of the peer is used.
	 */
	private Encoding encoding = Encoding.JENCODE;

	private final Ssl ssl = new Ssl();

	private final Authorization authorization = new Authorization();

	@NestedConfigurationProperty
	private final AdmissionProperties admission = new AdmissionProperties();

	private final Inbound inbound = new Inbound();

	@NestedConfigurationProperty
	private final OutboundProperties outbound = new OutboundProperties();

	@NestedConfigurationProperty
	private final KeepAliveProperties keepalive = new KeepAliveProperties();

	@NestedConfigurationProperty
	private final LifetimeProperties lifetime = new LifetimeProperties();

	@NestedConfigurationProperty
	private final HandlerProperties handlers = new HandlerProperties();

	private final Executor executor = new Executor();

	private final Shutdown shutdown = new Shutdown();

	/**
	 * Return whether to start a server.
	 * @return whether to start a server
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Set whether to start a server.
	 * @param enabled whether to start a server
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Return the address on which the server listens.
	 * @return the address on which the server listens, or {@code null} if not set
	 */
	public @Nullable InetAddress getAddress() {
		return this.address;
	}

	/**
	 * Set the address on which the server listens.
	 * @param address the address on which the server listens
	 */
	public void setAddress(@Nullable InetAddress address) {
		this.address = address;
	}

	/**
	 * Return the port on which the server listens.
	 * @return the port on which the server listens
	 */
	public int getPort() {
		return this.port;
	}

	/**
	 * Set the port on which the server listens.
	 * @param port the port on which the server listens
	 */
	public void setPort(int port) {
		this.port = port;
	}

	/**
	 * Return the properties of further listeners.
	 * @return the properties by the names of the listeners
	 */
	public Map<String, Listener> getListeners() {
		return this.listeners;
	}

	/**
	 * Return the encoding of what is sent first.
	 * @return the encoding of what is sent first
	 */
	public Encoding getEncoding() {
		return this.encoding;
	}

	/**
	 * Set the encoding of what is sent first.
	 * @param encoding the encoding of what is sent first
	 */
	public void setEncoding(Encoding encoding) {
		this.encoding = encoding;
	}

	/**
	 * Return the properties of TLS.
	 * @return the properties of TLS
	 */
	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Return the properties of who may connect.
	 * @return the properties of who may connect
	 */
	public Authorization getAuthorization() {
		return this.authorization;
	}

	/**
	 * Return the properties of how many clients are taken in.
	 * @return the properties of how many clients are taken in
	 */
	public AdmissionProperties getAdmission() {
		return this.admission;
	}

	/**
	 * Return the properties of what is received.
	 * @return the properties of what is received
	 */
	public Inbound getInbound() {
		return this.inbound;
	}

	/**
	 * Return the properties of what is sent.
	 * @return the properties of what is sent
	 */
	public OutboundProperties getOutbound() {
		return this.outbound;
	}

	/**
	 * Return the properties of keep-alives.
	 * @return the properties of keep-alives
	 */
	public KeepAliveProperties getKeepalive() {
		return this.keepalive;
	}

	/**
	 * Return the properties of how long connections may last.
	 * @return the properties of how long connections may last
	 */
	public LifetimeProperties getLifetime() {
		return this.lifetime;
	}

	/**
	 * Return the properties of handlers.
	 * @return the properties of handlers
	 */
	public HandlerProperties getHandlers() {
		return this.handlers;
	}

	/**
	 * Return the properties of the executor.
	 * @return the properties of the executor
	 */
	public Executor getExecutor() {
		return this.executor;
	}

	/**
	 * Return the properties of the shutdown.
	 * @return the properties of the shutdown
	 */
	public Shutdown getShutdown() {
		return this.shutdown;
	}

	/**
	 * Properties of a further listener.
	 */
	public static class Listener {

		/**
		 * Network address on which it listens. If not set, all addresses of the host.
		 */
		private @Nullable InetAddress address;

		/**
		 * Port on which it listens. Use 0 for a free one.
		 */
		private int port = 9876;

		/**
		 * Names of the services that can be connected to there. If not set, all.
		 */
		private List<String> services = new ArrayList<>();

		private final Ssl ssl = new Ssl();

		/**
		 * Return the address on which it listens.
		 * @return the address on which it listens, or {@code null} if not set
		 */
		public @Nullable InetAddress getAddress() {
			return this.address;
		}

		/**
		 * Set the address on which it listens.
		 * @param address the address on which it listens
		 */
		public void setAddress(@Nullable InetAddress address) {
			this.address = address;
		}

		/**
		 * Return the port on which it listens.
		 * @return the port on which it listens
		 */
		public int getPort() {
			return this.port;
		}

		/**
		 * Set the port on which it listens.
		 * @param port the port on which it listens
		 */
		public void setPort(int port) {
			this.port = port;
		}

		/**
		 * Return the names of its services.
		 * @return the names of its services
		 */
		public List<String> getServices() {
			return this.services;
		}

		/**
		 * Set the names of its services.
		 * @param services the names of its services
		 */
		public void setServices(List<String> services) {
			this.services = services;
		}

		/**
		 * Return the properties of TLS.
		 * @return the properties of TLS
		 */
		public Ssl getSsl() {
			return this.ssl;
		}

	}

	/**
	 * Properties of TLS.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle in spring.ssl.bundle or diset.ssl.bundle.grid: the
		 * certificate that the server shows, and the authorities that it trusts.
		 */
		private @Nullable String bundle;

		/**
		 * Whether connections have TLS (dips). Needs a bundle. Set it to false for
		 * connections without TLS (dip), which are meant for tests and trusted loopback.
		 */
		private @Nullable Boolean enabled;

		/**
		 * Whether clients are asked for a certificate, and have to show one: none,
		 * optional or require. It is verified whenever they do.
		 */
		private ClientAuth clientAuth = ClientAuth.REQUIRE;

		/**
		 * Maximum time that a TLS handshake may take. If no unit is given, seconds are
		 * used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration handshakeTimeout = Duration.ofSeconds(10);

		/**
		 * Whose implementation of TLS is used: that of the JDK, or OpenSSL, which needs
		 * netty-tcnative on the class path. With 'auto', OpenSSL where it is available.
		 */
		private TlsProvider provider = TlsProvider.AUTO;

		/**
		 * Further certificates of the server, each for a name that clients may know it
		 * by. Each has the properties 'server-name', which may begin with '*.', and
		 * 'bundle'. Whatever the name, the server trusts those whom 'bundle' of the
		 * server trusts.
		 */
		private List<ServerNameBundle> serverNameBundles = new ArrayList<>();

		/**
		 * Return the name of the SSL bundle.
		 * @return the name of the SSL bundle, or {@code null} if not set
		 */
		public @Nullable String getBundle() {
			return this.bundle;
		}

		/**
		 * Set the name of the SSL bundle.
		 * @param bundle the name of the SSL bundle
		 */
		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

		/**
		 * Return whether connections have TLS.
		 * @return whether connections have TLS, or {@code null} if not set
		 */
		public @Nullable Boolean getEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether connections have TLS.
		 * @param enabled whether connections have TLS
		 */
		public void setEnabled(@Nullable Boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return whether clients have to show a certificate.
		 * @return whether clients have to show a certificate
		 */
		public ClientAuth getClientAuth() {
			return this.clientAuth;
		}

		/**
		 * Set whether clients have to show a certificate.
		 * @param clientAuth whether clients have to show a certificate
		 */
		public void setClientAuth(ClientAuth clientAuth) {
			this.clientAuth = clientAuth;
		}

		/**
		 * Return how long a TLS handshake may take.
		 * @return how long a TLS handshake may take
		 */
		public Duration getHandshakeTimeout() {
			return this.handshakeTimeout;
		}

		/**
		 * Set how long a TLS handshake may take.
		 * @param handshakeTimeout how long a TLS handshake may take
		 */
		public void setHandshakeTimeout(Duration handshakeTimeout) {
			this.handshakeTimeout = handshakeTimeout;
		}

		/**
		 * Return whose implementation of TLS is used.
		 * @return whose implementation of TLS is used
		 */
		public TlsProvider getProvider() {
			return this.provider;
		}

		/**
		 * Set whose implementation of TLS is used.
		 * @param provider whose implementation of TLS is used
		 */
		public void setProvider(TlsProvider provider) {
			this.provider = provider;
		}

		/**
		 * Return the further certificates.
		 * @return the further certificates
		 */
		public List<ServerNameBundle> getServerNameBundles() {
			return this.serverNameBundles;
		}

		/**
		 * Set the further certificates.
		 * @param serverNameBundles the further certificates
		 */
		public void setServerNameBundles(List<ServerNameBundle> serverNameBundles) {
			this.serverNameBundles = serverNameBundles;
		}

		/**
		 * The certificate for a name of the server.
		 *
		 * @param serverName the name, which may begin with '*.' and then stands for all
		 * names with one more part
		 * @param bundle the name of the SSL bundle that has the certificate and its key
		 */
		public record ServerNameBundle(String serverName, String bundle) {

		}

	}

	/**
	 * Properties of who may connect.
	 */
	public static class Authorization {

		/**
		 * Rule of all messages and connects that have no other. Words of DIRAC's rules:
		 * 'all' (or 'any') for everybody, 'authenticated' for known users and hosts (who
		 * has a verified certificate, if there is no registry), names of properties, of
		 * which one suffices, and 'group:' or 'vo:' with a name.
		 */
		@Name("default")
		private List<String> defaultRule = new ArrayList<>();

		/**
		 * Rules of single services, by their names in brackets, as in
		 * '[Framework/PingPong]'. Each has 'connect' and 'messages' by their names, which
		 * replace the rules on the annotations, and 'default' for the messages that have
		 * no other rule.
		 */
		private final Map<String, ServiceRules> services = new LinkedHashMap<>();

		/**
		 * Return the rule of what has no other.
		 * @return the words of the rule
		 */
		public List<String> getDefaultRule() {
			return this.defaultRule;
		}

		/**
		 * Set the rule of what has no other.
		 * @param defaultRule the words of the rule
		 */
		public void setDefaultRule(List<String> defaultRule) {
			this.defaultRule = defaultRule;
		}

		/**
		 * Return the rules of single services.
		 * @return the rules by the names of the services
		 */
		public Map<String, ServiceRules> getServices() {
			return this.services;
		}

	}

	/**
	 * Rules of a service.
	 */
	public static class ServiceRules {

		/**
		 * Rule for connects. If not set, a peer may connect that may send at least one
		 * message.
		 */
		private List<String> connect = new ArrayList<>();

		/**
		 * Rule of the messages of the service that have no other.
		 */
		@Name("default")
		private List<String> defaultRule = new ArrayList<>();

		/**
		 * Rules of messages by their names.
		 */
		private final Map<String, List<String>> messages = new LinkedHashMap<>();

		/**
		 * Return the rule for connects.
		 * @return the words of the rule, empty for none
		 */
		public List<String> getConnect() {
			return this.connect;
		}

		/**
		 * Set the rule for connects.
		 * @param connect the words of the rule
		 */
		public void setConnect(List<String> connect) {
			this.connect = connect;
		}

		/**
		 * Return the rule of the messages that have no other.
		 * @return the words of the rule, empty for none
		 */
		public List<String> getDefaultRule() {
			return this.defaultRule;
		}

		/**
		 * Set the rule of the messages that have no other.
		 * @param defaultRule the words of the rule
		 */
		public void setDefaultRule(List<String> defaultRule) {
			this.defaultRule = defaultRule;
		}

		/**
		 * Return the rules of messages.
		 * @return the words of the rules by the names of the messages
		 */
		public Map<String, List<String>> getMessages() {
			return this.messages;
		}

	}

	/**
	 * Properties of what is received.
	 */
	public static class Inbound extends InboundProperties {

		/**
		 * Maximum time that a client may take to send its proposal, and then its connect
		 * arguments. If no unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration proposalTimeout = Duration.ofSeconds(10);

		/**
		 * Maximum time that a connect handler may take to accept or refuse a connection.
		 * If no unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration connectTimeout = Duration.ofSeconds(30);

		private final Proposal proposal = new Proposal();

		/**
		 * Return how long a client may take to send its proposal.
		 * @return how long a client may take to send its proposal
		 */
		public Duration getProposalTimeout() {
			return this.proposalTimeout;
		}

		/**
		 * Set how long a client may take to send its proposal.
		 * @param proposalTimeout how long a client may take to send its proposal
		 */
		public void setProposalTimeout(Duration proposalTimeout) {
			this.proposalTimeout = proposalTimeout;
		}

		/**
		 * Return how long a connect handler may take.
		 * @return how long a connect handler may take
		 */
		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		/**
		 * Set how long a connect handler may take.
		 * @param connectTimeout how long a connect handler may take
		 */
		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		/**
		 * Return the properties of received proposals.
		 * @return the properties of received proposals
		 */
		public Proposal getProposal() {
			return this.proposal;
		}

		/**
		 * Properties of received proposals.
		 */
		public static class Proposal {

			/**
			 * Maximum size of a proposal, and of the connect arguments.
			 */
			private DataSize maxSize = DataSize.ofKilobytes(64);

			/**
			 * Return the maximum size of a proposal.
			 * @return the maximum size of a proposal
			 */
			public DataSize getMaxSize() {
				return this.maxSize;
			}

			/**
			 * Set the maximum size of a proposal.
			 * @param maxSize the maximum size of a proposal
			 */
			public void setMaxSize(DataSize maxSize) {
				this.maxSize = maxSize;
			}

		}

	}

	/**
	 * Properties of the executor that runs the handlers that may block.
	 */
	public static class Executor {

		/**
		 * Name of the bean, an executor, that runs the handlers that may block. It must
		 * accept tasks until the server has stopped. If not set, the server has an
		 * executor of its own.
		 */
		private @Nullable String bean;

		/**
		 * Maximum number of threads of the server's own executor. If not set, four for
		 * each processor and at least 16. Has no effect on virtual threads.
		 */
		private @Nullable Integer threads;

		/**
		 * Maximum number of connections whose events may wait for a thread of the
		 * server's own executor. Beyond it, a connection is closed as 'Server busy'. Has
		 * no effect on virtual threads.
		 */
		private int queueCapacity = 10_000;

		/**
		 * Return the name of the bean that runs the handlers that may block.
		 * @return the name of the bean that runs the handlers that may block, or {@code
		 * null} if not set
		 */
		public @Nullable String getBean() {
			return this.bean;
		}

		/**
		 * Set the name of the bean that runs the handlers that may block.
		 * @param bean the name of the bean that runs the handlers that may block
		 */
		public void setBean(@Nullable String bean) {
			this.bean = bean;
		}

		/**
		 * Return the maximum number of threads.
		 * @return the maximum number of threads, or {@code null} if not set
		 */
		public @Nullable Integer getThreads() {
			return this.threads;
		}

		/**
		 * Set the maximum number of threads.
		 * @param threads the maximum number of threads
		 */
		public void setThreads(@Nullable Integer threads) {
			this.threads = threads;
		}

		/**
		 * Return how many connections may wait for a thread.
		 * @return how many connections may wait for a thread
		 */
		public int getQueueCapacity() {
			return this.queueCapacity;
		}

		/**
		 * Set how many connections may wait for a thread.
		 * @param queueCapacity how many connections may wait for a thread
		 */
		public void setQueueCapacity(int queueCapacity) {
			this.queueCapacity = queueCapacity;
		}

	}

	/**
	 * Properties of the shutdown.
	 */
	public static class Shutdown {

		/**
		 * Maximum time that connections may take to send what is queued and to handle
		 * what they have received when the server stops. What is left then is cut off.
		 * Should not be longer than 'spring.lifecycle.timeout-per-shutdown-phase'. If no
		 * unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration gracePeriod = Duration.ofSeconds(30);

		/**
		 * Return how long connections may take to end.
		 * @return how long connections may take to end
		 */
		public Duration getGracePeriod() {
			return this.gracePeriod;
		}

		/**
		 * Set how long connections may take to end.
		 * @param gracePeriod how long connections may take to end
		 */
		public void setGracePeriod(Duration gracePeriod) {
			this.gracePeriod = gracePeriod;
		}

	}

}

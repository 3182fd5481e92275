package io.diset.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionSettings;
import io.diset.connection.HandlerLimits;
import io.diset.security.TlsEndpoint;
import io.diset.security.registry.AuthorizationRule;
import io.diset.security.registry.PeerIdentification;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves DISET services on one or more addresses. Started and stopped once.
 * <p>
 * There is one listener, called {@value ServerListener#DEFAULT_NAME}, with the host, port
 * and TLS of the builder; more can be added. All of them share services, limits and
 * connections, and are started and stopped together.
 *
 * @since 0.1.0
 */
public final class DisetServer {

	static final CloseReason STOPPING = CloseReason.of(CloseReason.Kind.STOPPING, "the server is stopping");

	private final ServerContext context;

	private final ConnectionRegistry registry = new ConnectionRegistry();

	private final ListeningSockets sockets;

	private DisetServer(Builder builder) {
		this.context = new ServerContext(builder.measuredServices(),
				builder.authorization.of(builder.services.values()),
				new PeerAuthentication(this.registry, builder.authentication, Schedulers.boundedElastic(),
						builder.handshake.proposalTimeout()),
				builder.denials.on(builder.executor), builder.handshake, builder.connection, builder.executor,
				this.registry, new Admission(builder.admission), builder.metrics, new HandshakeLog(builder.metrics));
		this.sockets = new ListeningSockets(builder.listeners(), this.context);
	}

	/**
	 * Begin to build a server.
	 * @param executor runs the handlers that may block
	 * @return a builder
	 */
	public static Builder builder(Executor executor) {
		return new Builder(executor);
	}

	/**
	 * Start to listen.
	 * @return the address of the first listener; fails with {@link ListenerBindException}
	 * when one of them cannot listen, after the others have been closed again. The work
	 * begins with the subscription.
	 */
	public Mono<InetSocketAddress> start() {
		return this.sockets.bind().onErrorResume((ex) -> stop(Duration.ZERO).onErrorComplete().then(Mono.error(ex)));
	}

	/**
	 * Stop: listen no more, close the connections after sending what is queued, and wait
	 * until their events have been handled.
	 * @param grace how long that may take; what is left then is cut off
	 * @return completes when the server has stopped. The work begins with the
	 * subscription.
	 */
	public Mono<Void> stop(Duration grace) {
		return Mono.defer(this.sockets::stopListening)
			.then(Mono.defer(() -> this.registry.close(STOPPING)).timeout(grace, Mono.empty()))
			.then(Mono.defer(() -> this.sockets.cutOff(STOPPING)))
			.then(this.sockets.dispose(grace.plusSeconds(1)));
	}

	/**
	 * Return the listeners.
	 * @return the listeners, the default one first and the others as they were added
	 */
	public List<ServerListener> listeners() {
		return this.sockets.listeners();
	}

	/**
	 * Return where the listeners listen.
	 * @return the addresses, with the ports that were chosen where none was given, by the
	 * names and in the order of the listeners; without those that are not started
	 */
	public Map<String, InetSocketAddress> addresses() {
		return this.sockets.addresses();
	}

	/**
	 * Return the connections of this server.
	 * @return the connections
	 */
	public DisetConnections connections() {
		return this.registry;
	}

	/**
	 * Return how full this server is.
	 * @return the numbers of connections, sockets and handshakes, which change with them
	 */
	public AdmissionStatus admission() {
		return this.context.admission();
	}

	/**
	 * Find out anew who the peers of all connections are, and what they may do: users,
	 * groups or rights have changed. Who may not be connected any more, or is suspended
	 * now, is told so and disconnected. Safe to call on any thread; does not wait.
	 */
	public void authenticateAgain() {
		this.context.authentication().authenticateAgain();
	}

	/**
	 * Builds a server.
	 */
	public static final class Builder {

		private final Executor executor;

		private final Map<String, ServiceDefinition> services = new LinkedHashMap<>();

		private final Map<String, ServerListener> listeners = new LinkedHashMap<>();

		private final Map<String, HandlerLimits> limits = new LinkedHashMap<>();

		private boolean defaultListener = true;

		private @Nullable String host;

		private int port;

		private @Nullable TlsEndpoint tls;

		private AuthorizationRules authorization = AuthorizationRules.byDefault(AuthorizationRule.AUTHENTICATED);

		private PeerAuthenticator authentication = PeerAuthenticator.of(new PeerIdentification(null));

		private AuthorizationListener denials = AuthorizationListener.NONE;

		private ServerMetrics metrics = ServerMetrics.NONE;

		private AdmissionSettings admission = AdmissionSettings.DEFAULTS;

		private HandshakeSettings handshake = HandshakeSettings.DEFAULTS;

		private ConnectionSettings connection = ConnectionSettings.DEFAULTS;

		private Builder(Executor executor) {
			this.executor = Objects.requireNonNull(executor);
		}

		/**
		 * Set the address that the default listener listens on. All addresses, if not
		 * set.
		 * @param host a name or an address of this host
		 * @return this builder
		 */
		public Builder host(@Nullable String host) {
			this.host = host;
			return this;
		}

		/**
		 * Set the port that the default listener listens on. A free one, if not set.
		 * @param port the port; 0 for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the TLS of the connections of the default listener ({@code dips}). Without
		 * it they have none ({@code dip}), which is meant for tests and trusted loopback.
		 * @param tls makes the TLS handlers
		 * @return this builder
		 */
		public Builder tls(@Nullable TlsEndpoint tls) {
			this.tls = tls;
			return this;
		}

		/**
		 * Set whether there is a default listener. There is, if not set. Without it, the
		 * server only listens where listeners have been added.
		 * @param enabled whether there is a default listener
		 * @return this builder
		 */
		public Builder defaultListener(boolean enabled) {
			this.defaultListener = enabled;
			return this;
		}

		/**
		 * Add a listener.
		 * @param listener the listener
		 * @return this builder
		 * @throws IllegalArgumentException if there is one of that name already
		 */
		public Builder listener(ServerListener listener) {
			if (listener.name().equals(ServerListener.DEFAULT_NAME)
					|| this.listeners.putIfAbsent(listener.name(), listener) != null) {
				throw new IllegalArgumentException("There are two listeners of the name " + listener.name());
			}
			return this;
		}

		/**
		 * Add a service.
		 * @param service the service
		 * @return this builder
		 * @throws IllegalArgumentException if there is one of that name already
		 */
		public Builder service(ServiceDefinition service) {
			if (this.services.putIfAbsent(service.name(), service) != null) {
				throw new IllegalArgumentException("There are two services of the name " + service.name());
			}
			return this;
		}

		/**
		 * Set how many messages of a service may be handled at once, over all
		 * connections. No limit but that of the executor, if not set.
		 * @param service the name of the service
		 * @param limits the limits
		 * @return this builder
		 */
		public Builder handlerLimits(String service, HandlerLimits limits) {
			this.limits.put(service, limits);
			return this;
		}

		/**
		 * Set who may connect and send messages. Where the services have no rules of
		 * their own, who has a verified certificate, if not set.
		 * @param authorization the rules
		 * @return this builder
		 */
		public Builder authorization(AuthorizationRules authorization) {
			this.authorization = authorization;
			return this;
		}

		/**
		 * Set what finds out who peers are. They are known by their certificates and have
		 * neither groups nor properties, if not set.
		 * @param authentication finds out who a peer is
		 * @return this builder
		 */
		public Builder authentication(PeerAuthenticator authentication) {
			this.authentication = authentication;
			return this;
		}

		/**
		 * Set what learns of refusals by authorization rules.
		 * @param listener learns what peers may not do
		 * @return this builder
		 */
		public Builder onDenied(AuthorizationListener listener) {
			this.denials = listener;
			return this;
		}

		/**
		 * Set how many clients are taken in.
		 * @param admission the limits
		 * @return this builder
		 */
		public Builder admission(AdmissionSettings admission) {
			this.admission = admission;
			return this;
		}

		/**
		 * Set what learns how much the server does. Nothing, if not set.
		 * @param metrics learns it
		 * @return this builder
		 */
		public Builder metrics(ServerMetrics metrics) {
			this.metrics = GuardedServerMetrics.of(metrics);
			return this;
		}

		/**
		 * Set the limits before a connection is accepted.
		 * @param handshake the limits
		 * @return this builder
		 */
		public Builder handshake(HandshakeSettings handshake) {
			this.handshake = handshake;
			return this;
		}

		/**
		 * Set the limits of a connection.
		 * @param connection the limits
		 * @return this builder
		 */
		public Builder connection(ConnectionSettings connection) {
			this.connection = connection;
			return this;
		}

		/**
		 * Build the server.
		 * @return a server that is not started
		 * @throws IllegalStateException if there is no listener, or one is for a service
		 * that does not exist, or there are limits for a service or message that does not
		 * exist
		 * @throws AuthorizationRuleException if the rules do not fit the services
		 */
		public DisetServer build() {
			return new DisetServer(this);
		}

		private Map<String, ServiceDefinition> measuredServices() {
			Map<String, ServiceDefinition> limited = new HashMap<>(this.services);
			limited.replaceAll((name, definition) -> definition.measuredBy(this.metrics.connections(name)));
			this.limits.forEach((service, limit) -> {
				if (limited.computeIfPresent(service, (name, definition) -> definition.withLimits(limit)) == null) {
					throw new IllegalStateException("There are limits for service %s, which does not exist. There is %s"
						.formatted(service, this.services.keySet()));
				}
			});
			return Map.copyOf(limited);
		}

		private List<ServerListener> listeners() {
			List<ServerListener> all = new ArrayList<>();
			if (this.defaultListener) {
				all.add(new ServerListener(ServerListener.DEFAULT_NAME, this.host, this.port, this.tls));
			}
			all.addAll(this.listeners.values());
			if (all.isEmpty()) {
				throw new IllegalStateException("The server has no listener");
			}
			return all;
		}

	}

}

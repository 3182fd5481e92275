package io.diset.boot.autoconfigure.client;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.diset.boot.autoconfigure.InboundProperties;
import io.diset.boot.autoconfigure.KeepAliveProperties;
import io.diset.boot.autoconfigure.OutboundProperties;
import io.diset.boot.autoconfigure.ssl.TlsProvider;
import io.diset.client.DisconnectedSends;
import io.diset.client.UnsubscribedMessages;
import io.diset.codec.Encoding;
import io.diset.message.AttributeType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of one DISET client.
 *
 * @since 0.1.0
 */
public class MessageClientProperties {

	/**
	 * Create properties with their default values.
	 */
	public MessageClientProperties() {
	}

	/**
	 * URL of the service, in the form dips://host:port/System/Component, or dip without
	 * TLS.
	 */
	private @Nullable String url;

	/**
	 * Name of the service, in the form System/Component, instead of a URL: where it is,
	 * 'diset.client.services' says.
	 */
	private @Nullable String service;

	/**
	 * Setup that the client says it belongs to.
	 */
	private String setup = "";

	/**
	 * Virtual organisation that the client says it belongs to.
	 */
	private @Nullable String vo;

	private final Credentials credentials = new Credentials();

	/**
	 * Maximum time that the network may take to connect. If no unit is given, seconds are
	 * used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration connectTimeout = Duration.ofSeconds(10);

	/**
	 * Maximum time that the service may take for its reply to the proposal, and then to
	 * the connect arguments. If no unit is given, seconds are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration handshakeTimeout = Duration.ofSeconds(40);

	/**
	 * Maximum time that a message may wait for a connection. If no unit is given, seconds
	 * are used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration sendTimeout = Duration.ofSeconds(30);

	/**
	 * Encoding of what is sent before the peer has sent anything. After that, the
	 * encoding of the peer is used.
	 */
	private Encoding encoding = Encoding.JENCODE;

	/**
	 * What happens to messages that nobody has subscribed to.
	 */
	private UnsubscribedMessages unsubscribedMessages = UnsubscribedMessages.DISCONNECT;

	/**
	 * What happens to messages that are sent while there is no connection.
	 */
	private DisconnectedSends disconnectedSends = DisconnectedSends.WAIT;

	/**
	 * Definitions of messages without a record, as attribute names with their types, for
	 * services that do not tell theirs. The key is the name of the message.
	 */
	private final Map<String, Map<String, Set<AttributeType>>> definitions = new LinkedHashMap<>();

	private final Ssl ssl = new Ssl();

	private final Reconnect reconnect = new Reconnect();

	@NestedConfigurationProperty
	private final InboundProperties inbound = new InboundProperties();

	@NestedConfigurationProperty
	private final OutboundProperties outbound = new OutboundProperties();

	@NestedConfigurationProperty
	private final KeepAliveProperties keepalive = new KeepAliveProperties();

	/**
	 * Return the URL of the service.
	 * @return the URL of the service, or {@code null} if not set
	 */
	public @Nullable String getUrl() {
		return this.url;
	}

	/**
	 * Set the URL of the service.
	 * @param url the URL of the service
	 */
	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	/**
	 * Return the name of the service.
	 * @return the name of the service, or {@code null} if not set
	 */
	public @Nullable String getService() {
		return this.service;
	}

	/**
	 * Set the name of the service.
	 * @param service the name of the service
	 */
	public void setService(@Nullable String service) {
		this.service = service;
	}

	/**
	 * Return the setup that the client belongs to.
	 * @return the setup that the client belongs to
	 */
	public String getSetup() {
		return this.setup;
	}

	/**
	 * Set the setup that the client belongs to.
	 * @param setup the setup that the client belongs to
	 */
	public void setSetup(String setup) {
		this.setup = setup;
	}

	/**
	 * Return the virtual organisation that the client belongs to.
	 * @return the virtual organisation that the client belongs to, or {@code null} if not
	 * set
	 */
	public @Nullable String getVo() {
		return this.vo;
	}

	/**
	 * Set the virtual organisation that the client belongs to.
	 * @param vo the virtual organisation that the client belongs to
	 */
	public void setVo(@Nullable String vo) {
		this.vo = vo;
	}

	/**
	 * Return what the client says of itself besides its certificate.
	 * @return what the client says of itself besides its certificate
	 */
	public Credentials getCredentials() {
		return this.credentials;
	}

	/**
	 * Return how long the network may take to connect.
	 * @return how long the network may take to connect
	 */
	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Set how long the network may take to connect.
	 * @param connectTimeout how long the network may take to connect
	 */
	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	/**
	 * Return how long the service may take for a reply.
	 * @return how long the service may take for a reply
	 */
	public Duration getHandshakeTimeout() {
		return this.handshakeTimeout;
	}

	/**
	 * Set how long the service may take for a reply.
	 * @param handshakeTimeout how long the service may take for a reply
	 */
	public void setHandshakeTimeout(Duration handshakeTimeout) {
		this.handshakeTimeout = handshakeTimeout;
	}

	/**
	 * Return how long a message may wait for a connection.
	 * @return how long a message may wait for a connection
	 */
	public Duration getSendTimeout() {
		return this.sendTimeout;
	}

	/**
	 * Set how long a message may wait for a connection.
	 * @param sendTimeout how long a message may wait for a connection
	 */
	public void setSendTimeout(Duration sendTimeout) {
		this.sendTimeout = sendTimeout;
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
	 * Return what happens to messages that nobody has subscribed to.
	 * @return what happens to messages that nobody has subscribed to
	 */
	public UnsubscribedMessages getUnsubscribedMessages() {
		return this.unsubscribedMessages;
	}

	/**
	 * Set what happens to messages that nobody has subscribed to.
	 * @param unsubscribedMessages what happens to messages that nobody has subscribed to
	 */
	public void setUnsubscribedMessages(UnsubscribedMessages unsubscribedMessages) {
		this.unsubscribedMessages = unsubscribedMessages;
	}

	/**
	 * Return what happens to messages that are sent while there is no connection.
	 * @return what happens to messages that are sent while there is no connection
	 */
	public DisconnectedSends getDisconnectedSends() {
		return this.disconnectedSends;
	}

	/**
	 * Set what happens to messages that are sent while there is no connection.
	 * @param disconnectedSends what happens to messages that are sent while there is no
	 * connection
	 */
	public void setDisconnectedSends(DisconnectedSends disconnectedSends) {
		this.disconnectedSends = disconnectedSends;
	}

	/**
	 * Return the definitions of messages without a record.
	 * @return the definitions of messages without a record
	 */
	public Map<String, Map<String, Set<AttributeType>>> getDefinitions() {
		return this.definitions;
	}

	/**
	 * Return the properties of TLS.
	 * @return the properties of TLS
	 */
	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Return the properties of coming back after a loss.
	 * @return the properties of coming back after a loss
	 */
	public Reconnect getReconnect() {
		return this.reconnect;
	}

	/**
	 * Return the properties of what is received.
	 * @return the properties of what is received
	 */
	public InboundProperties getInbound() {
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
	 * Properties of what the client says of itself besides its certificate.
	 */
	public static class Credentials {

		/**
		 * Group that the client claims to work for, where its proxy names none. The user
		 * must be a member of it. If not set, the default group of the user.
		 */
		private @Nullable String group;

		/**
		 * Whether the client is a host that the service knows, with a certificate of a
		 * host.
		 */
		private boolean host;

		/**
		 * Distinguished name of a user that the client speaks for, in the group that it
		 * claims. Services allow that to hosts that they trust.
		 */
		private @Nullable String forwardedDn;

		/**
		 * Return the group that the client claims to work for.
		 * @return the name of the group, or {@code null} for none
		 */
		public @Nullable String getGroup() {
			return this.group;
		}

		/**
		 * Set the group that the client claims to work for.
		 * @param group the name of the group
		 */
		public void setGroup(@Nullable String group) {
			this.group = group;
		}

		/**
		 * Return whether the client is a host that the service knows.
		 * @return whether the client is a host
		 */
		public boolean isHost() {
			return this.host;
		}

		/**
		 * Set whether the client is a host that the service knows.
		 * @param host whether the client is a host
		 */
		public void setHost(boolean host) {
			this.host = host;
		}

		/**
		 * Return the user that the client speaks for.
		 * @return the distinguished name, or {@code null} for none
		 */
		public @Nullable String getForwardedDn() {
			return this.forwardedDn;
		}

		/**
		 * Set the user that the client speaks for.
		 * @param forwardedDn the distinguished name
		 */
		public void setForwardedDn(@Nullable String forwardedDn) {
			this.forwardedDn = forwardedDn;
		}

	}

	/**
	 * Properties of TLS.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle in spring.ssl.bundle or diset.ssl.bundle.grid: the
		 * certificate that the client shows, and the authorities that it trusts. Needed
		 * for a dips URL. An empty name stands for none.
		 */
		private @Nullable String bundle;

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
		 * Whether the certificate of the service must be valid for the host in its URL.
		 * Without that, any host with a trusted certificate can pretend to be the
		 * service: for tests only, and never with a proxy.
		 */
		private boolean verifyHostName = true;

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
		 * Return whether the certificate must be valid for the host.
		 * @return whether the certificate must be valid for the host
		 */
		public boolean isVerifyHostName() {
			return this.verifyHostName;
		}

		/**
		 * Set whether the certificate must be valid for the host.
		 * @param verifyHostName whether the certificate must be valid for the host
		 */
		public void setVerifyHostName(boolean verifyHostName) {
			this.verifyHostName = verifyHostName;
		}

	}

	/**
	 * Properties of coming back after a connection was lost.
	 */
	public static class Reconnect {

		/**
		 * Whether a client that has lost its connection connects again by itself.
		 */
		private boolean enabled = true;

		/**
		 * Delay before the first attempt to connect again. Doubles from one failure to
		 * the next. If no unit is given, seconds are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration initialDelay = Duration.ofMillis(500);

		/**
		 * Longest delay before an attempt to connect again. If no unit is given, seconds
		 * are used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration maxDelay = Duration.ofMinutes(1);

		/**
		 * Greatest share of a delay that chance may take away, from 0 to 1.
		 */
		private double jitter = 0.5;

		/**
		 * Return whether to connect again after a loss.
		 * @return whether to connect again after a loss
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to connect again after a loss.
		 * @param enabled whether to connect again after a loss
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the delay before the first attempt.
		 * @return the delay before the first attempt
		 */
		public Duration getInitialDelay() {
			return this.initialDelay;
		}

		/**
		 * Set the delay before the first attempt.
		 * @param initialDelay the delay before the first attempt
		 */
		public void setInitialDelay(Duration initialDelay) {
			this.initialDelay = initialDelay;
		}

		/**
		 * Return the longest delay before an attempt.
		 * @return the longest delay before an attempt
		 */
		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		/**
		 * Set the longest delay before an attempt.
		 * @param maxDelay the longest delay before an attempt
		 */
		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		/**
		 * Return the share of a delay that chance may take away.
		 * @return the share of a delay that chance may take away
		 */
		public double getJitter() {
			return this.jitter;
		}

		/**
		 * Set the share of a delay that chance may take away.
		 * @param jitter the share of a delay that chance may take away
		 */
		public void setJitter(double jitter) {
			this.jitter = jitter;
		}

	}

}
